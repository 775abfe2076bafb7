/** Catalogs as Java source: what a team writes by hand, written for it. */
package io.martlet.codegen.source;
