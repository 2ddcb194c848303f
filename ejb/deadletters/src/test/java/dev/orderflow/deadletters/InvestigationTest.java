package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Expectation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DEADLETTERS-P11 What operators note about a group")
class InvestigationTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Optional<String> NOBODY = Optional.empty();

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryGroups groups = new InMemoryGroups(cases);
    private final Investigation investigation = new Investigation();
    private GroupKey group;

    @BeforeEach
    void one() {
        DeadLetter letter = cases.dead("one", "payment.orders", NOW, "{}");
        group = new GroupKey(letter.subscription(), letter.type(), letter.cause());
        investigation.groups = groups;
        investigation.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    @DisplayName("has who changed it and when, and a version more each time; what is not said any more is cleared")
    void noted() {
        GroupNote first = investigation.note(group, Optional.of("the provider is down"), Optional.of("ben"), "anna", Expectation.NONE);
        assertThat(first).isEqualTo(new GroupNote(
                group, Optional.of("the provider is down"), Optional.of("ben"), Optional.of("anna"), Optional.of(NOW), 1));

        GroupNote second = investigation.note(group, Optional.of("it is back"), NOBODY, "ben", Expectation.NONE);
        assertThat(second.investigatedBy()).isEmpty();
        assertThat(second.changedBy()).contains("ben");
        assertThat(second.version()).isEqualTo(2);
        assertThat(groups.note(group)).isEqualTo(second);
    }

    @Test
    @DisplayName("is changed by none that expects another version, of which one that was never noted has 0")
    void expected() {
        assertThatThrownBy(() -> investigation.note(group, Optional.of("x"), NOBODY, "anna", only(1))).hasMessage("0");
        assertThat(groups.note(group)).isEqualTo(GroupNote.none(group));

        investigation.note(group, Optional.of("first"), NOBODY, "anna", only(0));
        assertThatThrownBy(() -> investigation.note(group, Optional.of("second"), NOBODY, "ben", only(0))).hasMessage("1");
        assertThat(groups.note(group).text()).contains("first");
    }

    @Test
    @DisplayName("stays when the group is empty")
    void stays() {
        investigation.note(group, Optional.of("the provider is down"), NOBODY, "anna", Expectation.NONE);
        cases.become(DeadLetter.State.DISCARDED, java.util.List.of(cases.find("one").orElseThrow()));

        investigation.note(group, groups.note(group).text(), Optional.of("anna"), "anna", only(1));
        assertThat(groups.note(group).text()).contains("the provider is down");
    }

    @Test
    @DisplayName("is of a group that there is or was: nothing is noted where nobody would see it")
    void unknown() {
        GroupKey none = new GroupKey("payment.orders", "OrderPlaced", "a slip of the pen");

        assertThatThrownBy(() -> investigation.note(none, Optional.of("x"), NOBODY, "anna", Expectation.NONE))
                .isInstanceOf(NoSuchGroup.class);
    }

    private static Expectation only(int version) {
        return present -> {
            if (!present.equals(OptionalInt.of(version))) {
                throw new IllegalStateException(String.valueOf(present.orElse(-1)));
            }
        };
    }
}
