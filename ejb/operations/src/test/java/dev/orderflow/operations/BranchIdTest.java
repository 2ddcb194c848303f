package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The name of a branch in doubt")
class BranchIdTest {

    /** As WildFly's transaction manager made them: 28 bytes, then the node. */
    private static final String TRANSACTION = "0000000000000000ffff7f0001016b2c692f5d1e0000001a00000000" + hex("node1");

    private static final String BRANCH = "0000000000000000ffff7f0001016b2c692f5d1e0000001c000000010000000000000000";

    @Test
    @DisplayName("WEB-OPERATIONS-P1 tells in the database the transaction, and the node that decides it")
    void database() {
        BranchId id = BranchId.inDatabase("131077_" + base64(TRANSACTION) + "_" + base64(BRANCH)).orElseThrow();

        assertThat(id).isEqualTo(new BranchId(131077, TRANSACTION, BRANCH));
        assertThat(id.owner()).hasValue("node1");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P1 tells on the broker the same transaction and node")
    void broker() {
        String line = "11/24/26, 11:25:01 PM base64: AAAB+/c= XidImpl (1830907 bq:" + decimals(BRANCH) + " formatID:131077 gtxid:"
                + decimals(TRANSACTION) + " base64:AAAB+/c=";

        assertThat(BranchId.inBroker(line)).hasValue(new BranchId(131077, TRANSACTION, BRANCH));
        assertThat(BranchId.inBroker(line).orElseThrow().owner()).hasValue("node1");
        assertThat(BranchId.idInBroker(line)).isEqualTo("AAAB+/c=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nightly-copy", "131077_!_AAAA", "131077_A_A", "99999999999_AAAA_AAAA", "131077_AAAA"})
    @DisplayName("WEB-OPERATIONS-P1 cannot be read in the database where no driver made it, which is no failure")
    void notOfTheDriver(String gid) {
        assertThat(BranchId.inDatabase(gid)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anything", "base64: A XidImpl (1 bq:1.300 formatID:1 gtxid:1 base64:A"})
    @DisplayName("WEB-OPERATIONS-P1 cannot be read on the broker where it prints something else, which is no failure")
    void notOfTheBroker(String line) {
        assertThat(BranchId.inBroker(line)).isEmpty();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P1 has no owner where another kind of transaction manager made it, or the node is no name")
    void foreign() {
        assertThat(new BranchId(4711, TRANSACTION, BRANCH).owner()).isEmpty();
        assertThat(new BranchId(131077, "00ff", BRANCH).owner()).isEmpty();
        assertThat(new BranchId(131077, TRANSACTION.substring(0, 56), BRANCH).owner()).isEmpty();
        assertThat(new BranchId(131077, TRANSACTION + "00", BRANCH).owner()).isEmpty();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String decimals(String hex) {
        StringBuilder decimals = new StringBuilder();
        for (byte number : HexFormat.of().parseHex(hex)) {
            decimals.append(decimals.isEmpty() ? "" : ".").append(number);
        }
        return decimals.toString();
    }
}
