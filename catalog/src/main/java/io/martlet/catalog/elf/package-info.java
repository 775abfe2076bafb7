/**
 * What an ELF file says of itself: its platform, the symbols it exports, and the descriptors of its
 * models. Nothing of the file is run, and nothing it says is trusted.
 */
package io.martlet.catalog.elf;
