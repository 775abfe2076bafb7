/** A catalog as it was read, with what was found on the way. */
package io.martlet.catalog.load;
