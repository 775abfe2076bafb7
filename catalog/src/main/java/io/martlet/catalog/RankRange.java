package io.martlet.catalog;

import java.io.Serializable;

/** The integers a model's rank may take, both ends included. Written {@code 1..20}. */
public record RankRange(int first, int last) implements Serializable {

  @Override
  public String toString() {
    return first + ".." + last;
  }
}
