package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DEADLETTERS-P10 the first dead letter of a new cause is told to the webhook, until it has taken it:")
class WebhookTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryKnownCauses causes = new InMemoryKnownCauses();
    private final List<String> told = new ArrayList<>();
    private boolean takes = true;
    private Instant now = NOW;

    @BeforeEach
    void two() {
        causes.meet(cases.dead("first", "payment.orders", NOW, "{}"));
        causes.meet(cases.dead("second", "payment.orders", NOW, "{}"));
        causes.meet(cases.dead("of another", "inventory.orders", NOW, "{}"));
    }

    @Test
    @DisplayName("once for each cause of a subscription")
    void once() {
        Webhook webhook = to("https://receiver.example/");

        webhook.tellAll();
        webhook.clock = Clock.fixed(now.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        webhook.tellAll();

        assertThat(told).containsExactly("first", "of another");
    }

    @Test
    @DisplayName("again and again, at ever longer distances of an hour at most")
    void again() {
        Webhook webhook = to("https://receiver.example/");
        takes = false;
        List<Duration> distances = new ArrayList<>();
        Instant last = NOW;
        while (distances.size() < 15) {
            int before = told.size();
            webhook.tellAll();
            if (told.size() > before) {
                distances.add(Duration.between(last, now));
                last = now;
            }
            now = now.plusSeconds(1);
            webhook.clock = Clock.fixed(now, ZoneOffset.UTC);
        }

        assertThat(distances).startsWith(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8))
                .endsWith(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

        takes = true;
        told.clear();
        now = now.plus(Duration.ofHours(1));
        webhook.clock = Clock.fixed(now, ZoneOffset.UTC);
        webhook.tellAll();
        webhook.tellAll();
        assertThat(told).containsExactly("first", "of another");
    }

    @Test
    @DisplayName("where there is no address nobody is told, until there is one")
    void noAddress() {
        to("").tellAll();
        assertThat(told).isEmpty();

        to("https://receiver.example/").tellAll();
        assertThat(told).containsExactly("first", "of another");
    }

    private Webhook to(String address) {
        Webhook webhook = new Webhook();
        webhook.setting = Optional.of(address);
        webhook.causes = causes;
        webhook.transaction = new OneTransaction();
        webhook.clock = Clock.fixed(now, ZoneOffset.UTC);
        webhook.receiver = (to, cause) -> {
            told.add(cause.letter().id());
            return takes;
        };
        webhook.read();
        return webhook;
    }
}
