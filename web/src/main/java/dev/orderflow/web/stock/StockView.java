package dev.orderflow.web.stock;

import dev.orderflow.inventory.Stock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The stock of one product. */
@Schema(name = "Stock")
record StockView(
        @Schema(example = "BOOK-1") String sku,
        @Schema(description = "Pieces in the warehouse", example = "100") int onHand,
        @Schema(description = "Pieces of these that are promised to orders", example = "2") int reserved,
        @Schema(description = "Pieces that can still be promised", example = "98") int available) {

    static StockView of(Stock stock) {
        return new StockView(stock.sku(), stock.onHand(), stock.reserved(), stock.available());
    }
}
