package dev.orderflow.web.catalogue;

import dev.orderflow.orders.Product;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product of the catalogue. */
@Schema(name = "Product")
record ProductView(
        @Schema(example = "BOOK-1") String sku,
        String name,
        @Schema(type = SchemaType.STRING, format = "decimal", example = "29.99") BigDecimal unitPrice,
        @Schema(example = "EUR") String currency) {

    static ProductView of(Product product) {
        return new ProductView(
                product.sku(), product.name(), product.unitPrice(), product.currency().getCurrencyCode());
    }
}
