package main

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// documents is the folder Windows calls Documents, wherever the office has put it (OneDrive, another drive).
func documents() (string, bool) {
	d, err := windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT)
	return d, err == nil && d != ""
}

// dataFolder is %LocalAppData%\HoaNhap: the file stays on this computer. A roaming folder would be copied at every sign-in, and
// an open database copied by another program is a broken one.
func dataFolder() (string, error) {
	d, err := windows.KnownFolderPath(windows.FOLDERID_LocalAppData, windows.KF_FLAG_DEFAULT)
	return filepath.Join(d, "HoaNhap"), err
}
