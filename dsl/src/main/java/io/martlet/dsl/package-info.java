/**
 * Catalogs in Java. A catalog is a {@link io.martlet.dsl.CatalogSource}; its sentences begin with
 * the words of {@link io.martlet.dsl.Declare}:
 *
 * <pre>{@code
 * public final class Bank implements CatalogSource {
 *   private static final Binary SCORECARDS =
 *       library("scorecards").on(LINUX_X86_64, "binaries/libscorecards.so");
 *
 *   @Override
 *   public Catalog catalog() {
 *     return Declare.catalog("bank", Clients.UNIVERSE)
 *         .mart("deposits", mart -> mart
 *             .scoredBy(SCORECARDS)
 *             .ranks(1, 20)
 *             .model(1, "term_deposit", model -> model
 *                 .reads(Clients.AGE, Clients.BALANCE, Clients.JOB)
 *                 .parameters("parameters/term_deposit.csv")
 *                 .tagged("savings")
 *                 .ownedBy("growth-team"))
 *             .models(Region.all(), (region, model) -> model
 *                 .named("moves_to_" + region.code())
 *                 .reads(region.columns())))
 *         .build();
 *   }
 * }
 * }</pre>
 *
 * <p>Columns carry their universe in their type, so that a model which reads a column of another
 * universe does not compile. What can only be known of the whole catalog, such as a number given
 * twice, is checked where catalogs in YAML are checked, and reported at the line of the Java source
 * that says it.
 */
package io.martlet.dsl;
