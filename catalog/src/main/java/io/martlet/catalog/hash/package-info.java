/** What decides a model's scores, and what else is said of it, each in one hash. */
package io.martlet.catalog.hash;
