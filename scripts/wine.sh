#!/bin/sh
# Tries hoanhap.exe under Wine on a display nobody sees: the command line, a path with spaces and Vietnamese letters, the lock, the
# window in Vietnamese on an English system, and the one sentence where there is no OpenGL. Where there is no Wine it says so and
# ends well; a fault of the program ends with 1.
set -eu
cd "$(dirname "$0")/.."
exe=$PWD/hoanhap.exe
pass() { echo "Wine is not available here ($1): hoanhap.exe was built but not tried."; exit 0; }
[ -f "$exe" ] || { echo "hoanhap.exe is missing: make windows" >&2; exit 1; }
sh scripts/need.sh wine64 xvfb xdotool xauth libgl1-mesa-dri >/dev/null 2>&1 || pass "wine64 cannot be installed"
wine=/usr/lib/wine/wine64
[ -x "$wine" ] || wine=$(command -v wine64) || pass "no wine64"

dir=$(mktemp -d)
mkdir "$dir/prefix" "$dir/Cơ sở số 1"
# An English Windows: Wine takes its language from the locale, and its file names from the character set.
export WINEPREFIX="$dir/prefix" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LC_ALL=C.UTF-8 WINELOADER="$wine"
export LIBGL_ALWAYS_SOFTWARE=1
mkfifo "$dir/number"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3>"$dir/number" >/dev/null 2>&1 &
screen=$!
window=""
end() {
	[ -z "$window" ] || kill "$window" 2>/dev/null || true
	WINESERVER_END=$(dirname "$wine")/wineserver64
	[ ! -x "$WINESERVER_END" ] || "$WINESERVER_END" -k 2>/dev/null || true
	kill "$screen" 2>/dev/null || true
	wait 2>/dev/null || true
	rm -rf "$dir"
}
trap end EXIT
read -r number <"$dir/number" || pass "no Xvfb"
export DISPLAY=":$number"

timeout 120 "$wine" wineboot -i >/dev/null 2>&1 || pass "its system folder cannot be made"
system="$dir/prefix/drive_c/windows/system32"
if [ ! -f "$system/bcryptprimitives.dll" ]; then
	x86_64-w64-mingw32-gcc -shared -O2 -o "$system/bcryptprimitives.dll" scripts/wine/bcryptprimitives.c -ladvapi32
fi

fail() { echo "Windows: $1" >&2; exit 1; }
hoanhap() { timeout 180 "$wine" "$exe" "$@"; }
# title waits until a window has it.
title() { timeout 60 xdotool search --sync --onlyvisible --name "$1" >/dev/null || fail "no window “$1”"; }

cd "$dir/Cơ sở số 1"
hoanhap demo --db "sổ 1.db" --residents 60 --years 2 >said || fail "demo"
grep -q "Đã lập cơ sở mẫu" said || fail "demo says $(cat said)"
hoanhap census 2026-10 --db "sổ 1.db" >census.csv || fail "census"
grep -q "^closing," census.csv || fail "census is not a census"
hoanhap backup --db "sổ 1.db" --out "bản sao.db" && hoanhap restore --db "sổ 1.db" --from "bản sao.db" >/dev/null || fail "backup and restore"
hoanhap export --db "sổ 1.db" sổ.xlsx && hoanhap import --db "sổ 2.db" sổ.xlsx >/dev/null 2>&1 || fail "export and import"
hoanhap verify --db "sổ 2.db" || fail "verify"

hoanhap --db "sổ 1.db" >log 2>&1 &
window=$!
title "sổ 1.db – SỔ MẪU \(DEMO\) – Hòa Nhập"
if hoanhap demo --db "sổ 1.db" 2>said; then fail "two programs write one file"; fi
grep -q "đang được mở" said || fail "the lock says $(cat said)"
hoanhap clock --db "sổ 1.db" >/dev/null || fail "no reading beside the window"
xdotool search --onlyvisible --name "sổ 1.db" windowfocus %1 key alt+F4 2>/dev/null
wait "$window" || fail "closing the window ends with $?: $(cat log)"
ls sao-luu/*.db >/dev/null || fail "no copy of the day"

# Without OpenGL: a box in Vietnamese, and the sentence on standard error.
mkdir bare
cp "$exe" bare/
x86_64-w64-mingw32-gcc -shared -O2 -o bare/opengl32.dll "$OLDPWD/scripts/wine/opengl32.c"
WINEDLLOVERRIDES="opengl32=n;mscoree,mshtml=" timeout 180 "$wine" bare/hoanhap.exe --db "sổ 1.db" 2>said &
window=$!
title "^Hòa Nhập$"
xdotool search --onlyvisible --name "^Hòa Nhập$" key --window %1 Return 2>/dev/null
wait "$window" && fail "no OpenGL and no fault" || true
window=""
grep -q "OpenGL" said || fail "no OpenGL says $(cat said)"
echo "Wine: the command line, the lock, the window and the sentence about OpenGL are in order."
