/* device.c: the list of outputs */
#include "output/device.h"

#include <string.h>

const struct device *const device_list[] = {&device_pdf, &device_text, &device_trace, NULL};

const struct device *device_find(const char *name)
{
    for (int i = 0; device_list[i]; i++)
        if (strcmp(device_list[i]->name, name) == 0)
            return device_list[i];
    return NULL;
}
