/* profile.h: the colour space of the reports, as an ICC profile */
#ifndef KT_PDF_PROFILE_H
#define KT_PDF_PROFILE_H

#define SRGB_PROFILE_SIZE 508

extern const unsigned char srgb_profile[SRGB_PROFILE_SIZE];

#endif
