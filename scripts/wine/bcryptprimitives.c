/* Wine before 9 lacks bcryptprimitives.dll, without which no Go program starts: its one function, by the system's own random numbers. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return RtlGenRandom(data, (ULONG)size); }
