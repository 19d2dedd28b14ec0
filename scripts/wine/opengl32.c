/* A graphics driver without OpenGL: every call fails. hoanhap.exe must then say so in one sentence. */
#define NOGDI // the real declarations
#include <windows.h>

#define NOTHING(name) __declspec(dllexport) void *WINAPI name(void) { return 0; }
NOTHING(wglCreateContext)
NOTHING(wglDeleteContext)
NOTHING(wglGetProcAddress)
NOTHING(wglGetCurrentDC)
NOTHING(wglGetCurrentContext)
NOTHING(wglMakeCurrent)
NOTHING(wglShareLists)
