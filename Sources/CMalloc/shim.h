// Swift's Glibc leaves malloc.h out.
#ifdef __linux__
#include <malloc.h>
#endif
