#include "CHandschlagRPC.h"
