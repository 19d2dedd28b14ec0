#!/bin/sh
# Checks that there is a Go which can build this module: 1.21 or later fetches the toolchain that go.mod names.
set -u
want=$(sed -n 's/^go //p' go.mod)
if ! command -v go >/dev/null 2>&1; then
	echo "Go is missing: install Go 1.21 or later (Debian: apt-get install golang-go from backports, or https://go.dev/dl)." >&2
	exit 1
fi
have=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null | sed 's/^go//')
case "$have" in
1.[0-9] | 1.[0-9].* | 1.1[0-9] | 1.1[0-9].* | 1.20 | 1.20.* | "")
	echo "Go ${have:-unknown} is too old: version 1.21 or later is needed, it then fetches Go $want by itself." >&2
	exit 1
	;;
esac
if ! go version >/dev/null 2>&1; then
	echo "Go $have could not fetch Go $want, which this program needs: connect to the network once, or install Go $want yourself." >&2
	exit 1
fi
