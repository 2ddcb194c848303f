package dev.orderflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CausationTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String STEP_ID = "00f067aa0ba902b7";
    private static final String VALID = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    private final Causation causation = new Causation();

    @Test
    @DisplayName("MESSAGING-P3 what is published belongs to the trace of its cause, each as a step of its own")
    void carriesTheTraceOn() {
        causation.continues("00-" + TRACE_ID + "-" + STEP_ID + "-01");

        String first = Causation.nextTraceParent(causation.origin());
        String second = Causation.nextTraceParent(causation.origin());

        assertThat(first).matches(VALID).startsWith("00-" + TRACE_ID + "-").doesNotContain(STEP_ID);
        assertThat(second).matches(VALID).startsWith("00-" + TRACE_ID + "-").isNotEqualTo(first);
    }

    @Test
    @DisplayName("MESSAGING-P3 what nobody traces starts a trace, and stays in it")
    void startsATrace() {
        String first = Causation.nextTraceParent(causation.origin());

        assertThat(first).matches(VALID);
        assertThat(traceId(Causation.nextTraceParent(causation.origin()))).isEqualTo(traceId(first));
        assertThat(traceId(Causation.nextTraceParent(new Causation().origin()))).isNotEqualTo(traceId(first));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {
        "",
        "nonsense",
        "00-" + TRACE_ID + "-" + STEP_ID,
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + STEP_ID + "-01",
        "00-00000000000000000000000000000000-" + STEP_ID + "-01",
        "00-" + TRACE_ID + "-0000000000000000-01"
    })
    @DisplayName("MESSAGING-P3 a traceparent that W3C calls invalid starts a new trace")
    void invalidTraceParent(String traceParent) {
        causation.continues(traceParent);

        assertThat(Causation.nextTraceParent(causation.origin()))
                .matches(VALID)
                .doesNotContain(TRACE_ID)
                .doesNotContain("00000000000000000000000000000000");
    }

    @Test
    @DisplayName("MESSAGING-P3 an event is named as the cause, what came from outside has none")
    void namesTheCause() {
        assertThat(causation.origin().eventId()).isEmpty();

        causation.reactsTo("e-1");

        assertThat(causation.origin().eventId()).contains("e-1");
    }

    private static String traceId(String traceParent) {
        return traceParent.split("-")[1];
    }
}
