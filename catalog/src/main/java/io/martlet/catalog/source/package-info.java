/** Where a universe's records are delivered: what its source may say, and the files it means. */
package io.martlet.catalog.source;
