// A library that another one needs, in two versions of one name.
int band_of_the_needed_library() { return NUMBER; }
