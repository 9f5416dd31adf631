# SPDX-License-Identifier: GPL-3.0-or-later
"""The virtual screen: its pixels, which Xvfb keeps in a file as an XWD picture, and its focus."""

import ctypes
import os
import struct
import time
import zlib


class Pixels:
    """A picture of the screen, three bytes a pixel, cut down to what is not background."""

    def __init__(self, dump):
        header = struct.unpack(">25I", dump[:100])
        start = header[0] + header[19] * 12
        width, height, stride = header[4], header[5], header[12]
        rows = [bytearray(width * 3) for _ in range(height)]
        for number, row in enumerate(rows):
            line = dump[start + number * stride:start + number * stride + width * 4]
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
        self.rows = self.cut(rows)

    @staticmethod
    def cut(rows):
        used = [number for number, row in enumerate(rows) if any(row)]
        if not used:
            return rows
        rows = rows[used[0]:used[-1] + 1]
        left = min(len(row) - len(row.lstrip(b"\0")) for row in rows) // 3 * 3
        right = -(-max(len(row.rstrip(b"\0")) for row in rows) // 3) * 3
        return [bytes(row[left:right]) for row in rows]

    def is_blank(self):
        return not any(any(row) for row in self.rows)

    def save(self, path):
        def chunk(kind, data):
            return (struct.pack(">I", len(data)) + kind + data
                    + struct.pack(">I", zlib.crc32(kind + data)))

        size = struct.pack(">IIBBBBB", len(self.rows[0]) // 3, len(self.rows), 8, 2, 0, 0, 0)
        data = zlib.compress(b"".join(b"\0" + row for row in self.rows), 9)
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data)
                       + chunk(b"IEND", b""))


def dump():
    with open(os.path.join(os.environ["MP_SCREEN_DIR"], "Xvfb_screen0"), "rb") as file:
        return file.read()


def quiet_pixels(seconds=10.0, quiet=0.3):
    """The screen once it has not changed for a while; as it is when it never comes to rest."""
    end = time.monotonic() + seconds
    last, since = dump(), time.monotonic()

    while time.monotonic() < end:
        time.sleep(0.05)
        now = dump()
        if now != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since >= quiet:
            break
    return Pixels(last)


def focus_newest_window():
    """Gives the keyboard to the window on top, as a window manager would."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    root, parent = ctypes.c_ulong(), ctypes.c_ulong()
    windows, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()

    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XQueryTree(display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), ctypes.byref(root),
                   ctypes.byref(parent), ctypes.byref(windows), ctypes.byref(count))
    for number in range(count.value - 1, -1, -1):
        if is_shown(x11, display, windows[number]):
            x11.XSetInputFocus(display, ctypes.c_ulong(windows[number]), 1, ctypes.c_ulong(0))
            break
    x11.XFree(windows)
    x11.XCloseDisplay(display)


def is_shown(x11, display, window):
    """Whether a window is mapped and no menu, which places itself without a window manager."""
    attributes = (ctypes.c_byte * 512)()
    if not x11.XGetWindowAttributes(display, ctypes.c_ulong(window), attributes):
        return False
    # XWindowAttributes on 64 bits: map_state stands at 92, override_redirect at 120.
    map_state = ctypes.c_int.from_buffer(attributes, 92).value
    override = ctypes.c_int.from_buffer(attributes, 120).value
    return map_state == 2 and not override
