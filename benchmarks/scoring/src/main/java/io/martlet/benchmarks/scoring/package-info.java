/**
 * The variants of the scoring benchmark that run on the JVM. Each is a main class that {@code
 * measure.py} starts and measures.
 */
package io.martlet.benchmarks.scoring;
