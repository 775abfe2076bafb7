/** One run, whoever starts it: from a plan and a universe to published marts, all on record. */
package io.martlet.driver;
