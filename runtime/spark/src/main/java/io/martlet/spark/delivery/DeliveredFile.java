package io.martlet.spark.delivery;

import java.io.Serializable;

/**
 * A delivered file.
 *
 * @param name how messages call it
 * @param place where it lies
 */
public record DeliveredFile(String name, String place) implements Serializable {}
