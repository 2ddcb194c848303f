package dev.orderflow.web.catalogue;

import dev.orderflow.orders.Money;
import dev.orderflow.orders.Product;
import dev.orderflow.web.http.CurrencyCode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator sends to add or change a product. */
@PriceInCurrency
@Schema(name = "PutProduct")
public record PutProductRequest(
        @Schema(description = "The one of the address, or absent") String sku,
        @NotBlank(message = "must not be blank") @Size(max = 200, message = "must have at most 200 characters") String name,
        @NotNull(message = "must not be missing") @DecimalMin(value = "0", message = "must not be negative")
                @DecimalMax(value = "1000000000", inclusive = false, message = "must be less than 1000000000")
                @Schema(type = SchemaType.STRING, format = "decimal", example = "29.99",
                        description = "With no more decimals than the currency has; a JSON number is read exactly, too")
                BigDecimal unitPrice,
        @NotNull(message = "must not be missing") @CurrencyCode @Schema(description = "ISO 4217", example = "EUR")
                String currency) {

    Product product(String skuOfAddress) {
        return new Product(skuOfAddress, name, unitPrice, Money.tender(currency).orElseThrow());
    }

    /** What it says, for the audit list. */
    String inShort() {
        return "unitPrice=" + unitPrice.toPlainString() + " " + currency;
    }
}
