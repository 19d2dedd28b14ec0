#!/bin/sh
# Draws the pictures of the manual and of README anew: each screen of the sample centre on a fixed day, in the test driver.
set -e
cd "$(dirname "$0")/.."
mkdir -p docs/look docs/manual/pictures
PICTURES="$PWD/docs/manual/pictures" go test -tags migrated_fynedo -count=1 -run TestPicturesOfTheManual ./ui
