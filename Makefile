# make run   installs what is missing, builds and opens the window
# make test  installs what is missing and runs every test
# make check linters;  make bench  benchmarks;  make pictures  those of the manual
# make windows  hoanhap.exe and hoanhap-camera.exe;  make wine  tries them under Wine

# Nothing moves by itself (no_animations): a blinking caret had the whole window painted six times a second where a processor paints.
FYNE  := migrated_fynedo,no_animations
TAGS  := x11,$(FYNE)
BUILD := gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxrandr-dev libxxf86vm-dev libxi-dev libxcursor-dev libxinerama-dev
SHOW  := libgl1-mesa-dri
DRIVE := xvfb xauth xdotool xclip imagemagick poppler-utils
LINT  := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

export CGO_ENABLED := 1
export CGO_CFLAGS  := -O2 -w

.PHONY: run build test unit journey check bench pictures windows wine clean go

run: build
	@sh scripts/need.sh $(SHOW)
	@if [ -z "$$DISPLAY" ]; then \
		echo "There is no display (DISPLAY is empty): run this on a desktop, or log in with ssh -X, or use xvfb-run ./hoanhap."; exit 1; fi
	./hoanhap

build: go
	@sh scripts/need.sh $(BUILD)
	go build -tags $(TAGS) -o hoanhap .
	go build -o hoanhap-camera ./camera

go:
	@sh scripts/go.sh

test: unit journey

# Everything that needs no display.
unit: go
	@sh scripts/need.sh $(BUILD) $(SHOW) $(DRIVE)
	go vet -tags $(TAGS) ./...
	go test -tags $(TAGS) ./...

# The built program, driven by keyboard in a window nobody sees.
journey: build
	@sh scripts/need.sh $(SHOW) $(DRIVE)
	go test -tags $(TAGS),journey -count=1 -timeout 20m ./journey/...

check: go
	@sh scripts/need.sh $(BUILD)
	go run $(LINT) run --build-tags ci,migrated_fynedo ./...

bench: build
	@sh scripts/need.sh $(SHOW) $(DRIVE)
	go test -tags $(TAGS),journey -run '^$$' -bench . -benchmem -timeout 60m ./...

# The pictures of the manual and of README, drawn anew from the sample centre.
pictures: go
	@sh scripts/need.sh $(BUILD)
	sh scripts/pictures.sh

VERSION := $(shell sed -n 's/^const version = "\(.*\)"/\1/p' version.go)
comma   := ,
MINGW   := GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++

windows: go
	@sh scripts/need.sh gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64
	cd packaging/windows && x86_64-w64-mingw32-windres -D 'VERSION=\"$(VERSION)\"' -D 'NUMBERS=$(subst .,$(comma),$(VERSION)),0' \
		hoanhap.rc ../../hoanhap_windows_amd64.syso
	$(MINGW) go build -tags $(FYNE) -ldflags "-s -w -H windowsgui -extldflags -static" -o hoanhap.exe .
	$(MINGW) go build -ldflags "-s -w -H windowsgui -extldflags -static" -o hoanhap-camera.exe ./camera

# The window and the tests of files and locks under Wine, where the system has one.
wine: windows
	sh scripts/wine.sh

clean:
	rm -rf hoanhap hoanhap.exe hoanhap-camera hoanhap-camera.exe *.syso build
