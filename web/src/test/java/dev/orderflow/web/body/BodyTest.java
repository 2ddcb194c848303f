package dev.orderflow.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final int PLENTY = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Body.MOST_IN_MEMORY, Body.MOST_IN_MEMORY + 1, 300_000})
    @DisplayName("WEB-BODY-P4 what came in comes out, from memory or from a file")
    void whole(int size) throws IOException {
        byte[] sent = new byte[size];
        for (int i = 0; i < size; i++) {
            sent[i] = (byte) (i * 31);
        }
        try (Body body = new Body(new Memory(PLENTY))) {
            for (int from = 0; from < size; from += 1_000) {
                int length = Math.min(1_000, size - from);
                byte[] chunk = new byte[1_000];
                System.arraycopy(sent, from, chunk, 0, length);
                body.append(chunk, length);
            }

            assertThat(body.size()).isEqualTo(size);
            assertThat(body.read().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    @DisplayName("WEB-BODY-P4 where the memory of all is used up, a small body lies in a file, too")
    void noMemory() throws IOException {
        Memory memory = new Memory(1_500);
        try (Body first = new Body(memory); Body second = new Body(memory)) {
            first.append(new byte[1_000], 1_000);
            second.append(new byte[1_000], 1_000);

            assertThat(memory.takes(500)).as("the second has taken nothing").isTrue();
            assertThat(second.read().readAllBytes()).hasSize(1_000);
        }
    }

    @Test
    @DisplayName("WEB-BODY-P4 a body that is closed, and one that has become large, give their memory back")
    void givesBack() throws IOException {
        Memory memory = new Memory(Body.MOST_IN_MEMORY);
        Body large = new Body(memory);
        large.append(new byte[Body.MOST_IN_MEMORY], Body.MOST_IN_MEMORY);
        assertThat(memory.takes(1)).isFalse();

        large.append(new byte[1], 1);

        assertThat(memory.takes(Body.MOST_IN_MEMORY)).isTrue();
        memory.gives(Body.MOST_IN_MEMORY);
        large.close();
        assertThat(memory.takes(Body.MOST_IN_MEMORY)).isTrue();
    }
}
