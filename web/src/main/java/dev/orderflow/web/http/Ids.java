package dev.orderflow.web.http;


/** Ids and SKUs in addresses. */
public final class Ids {

    private static final int LONGEST = 64;

    private Ids() {}

    /** Whether there can be anything with this id; the database would refuse to look for some. */
    public static boolean isPossible(String id) {
        return !id.isBlank() && id.length() <= LONGEST && Text.isClean(id);
    }

    /**
     * A SKU to store something under; the body may repeat it.
     *
     * @throws Refusal when it cannot be one, or the body has another
     */
    public static void mustBeSku(String ofAddress, String ofBody) {
        if (!isPossible(ofAddress)) {
            throw new Refusal(Problem.invalid(
                    "sku", "must have 1 to " + LONGEST + " characters, none of them a control character"));
        }
        if (ofBody != null && !ofBody.equals(ofAddress)) {
            throw new Refusal(Problem.invalid("sku", "must be the one of the address, or absent"));
        }
    }
}
