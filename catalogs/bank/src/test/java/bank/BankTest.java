package bank;

import static io.martlet.dsl.CatalogAssert.assertThat;

import org.junit.jupiter.api.Test;

class BankTest {

  @Test
  void theCatalogIsValid() {
    assertThat(new Bank()).isValid();
  }
}
