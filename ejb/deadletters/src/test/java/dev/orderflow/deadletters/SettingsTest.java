package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A wrong setting is refused at the start, by its name:")
class SettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "ftp://host/", "http:", "http://", "ht tp://host", "://"})
    @DisplayName("ORDERFLOW_DEAD_LETTER_WEBHOOK that is no http or https address")
    void webhook(String wrong) {
        Webhook webhook = new Webhook();
        webhook.setting = Optional.of(wrong);

        assertThatThrownBy(webhook::read).hasMessageContaining("ORDERFLOW_DEAD_LETTER_WEBHOOK").hasMessageContaining(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "http://127.0.0.1:9/told", " https://example.org "})
    @DisplayName("but not one that is, nor none")
    void goodWebhook(String good) {
        Webhook webhook = new Webhook();
        webhook.setting = Optional.of(good);

        webhook.read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example/", "http://192.168.0.2:9/", "http://localhost.example.org"})
    @DisplayName("ORDERFLOW_DEAD_LETTER_WEBHOOK that would be told in clear text beyond this machine, unless another setting allows it")
    void clearText(String address) {
        Webhook webhook = new Webhook();
        webhook.setting = Optional.of(address);

        assertThatThrownBy(webhook::read)
                .hasMessageStartingWith("ORDERFLOW_DEAD_LETTER_WEBHOOK ")
                .hasMessageContaining("ORDERFLOW_DEAD_LETTER_WEBHOOK_CLEAR_TEXT");

        webhook.clearText = "true";
        webhook.read();
        webhook.clearText = "perhaps";
        assertThatThrownBy(webhook::read).hasMessageStartingWith("ORDERFLOW_DEAD_LETTER_WEBHOOK_CLEAR_TEXT ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    @DisplayName("ORDERFLOW_EDIT_APPROVAL that is neither true nor false")
    void approval(String wrong) {
        EditApproval approval = new EditApproval();
        approval.setting = wrong;

        assertThatThrownBy(approval::read).hasMessageContaining("ORDERFLOW_EDIT_APPROVAL");
    }

    @Test
    @DisplayName("but not one of these")
    void goodApproval() {
        EditApproval approval = new EditApproval();
        approval.setting = " true ";
        approval.read();

        assertThat(approval.isNeeded()).isTrue();
    }
}
