package bank;

import static bank.Clients.AGE;
import static bank.Clients.BALANCE;
import static bank.Clients.HAS_LOAN;
import static bank.Clients.JOB;

import io.martlet.catalog.Catalog;
import io.martlet.dsl.Binary;
import io.martlet.dsl.CatalogSource;
import io.martlet.dsl.Declare;
import java.util.List;

/** The bank's catalog. {@link Clients} is generated from universe.yaml when the project is built. */
public final class Bank implements CatalogSource {

  private static final Binary OFFERS = Declare.r("offers").at("r/offers.R");
  private static final List<String> CREDITS = List.of("card", "loan", "mortgage");

  @Override
  public Catalog catalog() {
    return Declare.catalog("bank", Clients.UNIVERSE)
        .mart(
            "deposits",
            mart ->
                mart.scoredBy(OFFERS)
                    .ranks(1, 20)
                    .ownedBy("growth-team")
                    .model(
                        1,
                        "term_deposit",
                        model -> model.reads(AGE, BALANCE, JOB).symbol("term_deposit"))
                    .models(
                        CREDITS,
                        (credit, model) ->
                            model
                                .named(credit)
                                .reads(AGE, BALANCE, HAS_LOAN)
                                .symbol(credit)
                                .tagged("credit")))
        .build();
  }
}
