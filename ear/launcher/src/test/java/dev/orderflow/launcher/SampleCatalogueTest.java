package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.launcher.SampleCatalogue.SampleProduct;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sample catalogue")
class SampleCatalogueTest {

    @Test
    @DisplayName("has some fifty products, the one of the README among them")
    void products() throws IOException {
        List<SampleProduct> products = SampleCatalogue.products();

        assertThat(products).hasSizeBetween(45, 60).extracting(SampleProduct::sku).doesNotHaveDuplicates();
        assertThat(products).filteredOn(SampleProduct::sku, "BOOK-1").singleElement()
                .matches(book -> book.unitPrice().equals("29.99") && book.currency().equals("EUR") && book.onHand() == 100);
    }

    @Test
    @DisplayName("has prices with cents in euros and dollars, and names that are JSON as they are")
    void values() throws IOException {
        assertThat(SampleCatalogue.products()).allMatch(product -> product.unitPrice().matches("\\d+\\.\\d{2}"))
                .allMatch(product -> product.currency().matches("EUR|USD")).noneMatch(product -> product.name().matches(".*[\"\\\\].*"));
    }
}
