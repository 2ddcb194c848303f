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
     * Whether something can be stored under this SKU: it must be possible to ask for it by an address, where {@code .} and {@code ..}
     * mean something else, and to tell it from others by looking at it, so that it has no blanks around.
     */
    static boolean isSku(String sku) {
        return isPossible(sku)
                && !sku.equals(".")
                && !sku.equals("..")
                && !isBlank(sku.codePointAt(0))
                && !isBlank(sku.codePointBefore(sku.length()));
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /**
     * A SKU to store something under; the body may repeat it.
     *
     * @throws Refusal when it cannot be one, or the body has another
     */
    public static void mustBeSku(String ofAddress, String ofBody) {
        if (!isSku(ofAddress)) {
            throw new Refusal(Problem.invalid("sku", Sku.RULE));
        }
        if (ofBody != null && !ofBody.equals(ofAddress)) {
            throw new Refusal(Problem.invalid("sku", "must be the one of the address, or absent"));
        }
    }
}
