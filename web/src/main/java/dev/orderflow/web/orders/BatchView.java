package dev.orderflow.web.orders;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a batch. */
@Schema(name = "PlacedOrders")
record BatchView(
        @Schema(description = "The ids of the orders, in the order of their lines", example = "[\"9c46d3d0-afae-41d2-9797-507773ca46ac\"]")
                List<String> ids) {}
