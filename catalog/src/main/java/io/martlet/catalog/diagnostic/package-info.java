/** What is said about catalogs, whoever says it, and how it is printed. */
package io.martlet.catalog.diagnostic;
