#include "CHandschlagAPI.h"
