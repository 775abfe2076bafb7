package io.martlet.catalog;

/** The integers a model's rank may take, both ends included. Written {@code 1..20}. */
public record RankRange(int first, int last) {

  @Override
  public String toString() {
    return first + ".." + last;
  }
}
