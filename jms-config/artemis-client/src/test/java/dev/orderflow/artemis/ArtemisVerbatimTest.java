package dev.orderflow.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArtemisVerbatimTest {

    private final ArtemisVerbatim verbatim = new ArtemisVerbatim();

    @Test
    @DisplayName("ARTEMIS-P1 a message that is sent on keeps its body and its properties, also those that JMS has no type or no name for")
    void kept() {
        ClientMessage core = received();
        Message message = ActiveMQMessage.createMessage(core, null);

        assertThat(verbatim.of(message, "left-out"::equals, Map.of("more", "1"))).containsSame(message);

        assertThat(core.getObjectProperty("of bytes")).isEqualTo(new byte[] {1});
        assertThat(core.getObjectProperty("JMS_AMQP_MA_x-opt")).isEqualTo(2);
        assertThat(core.getStringProperty("more")).isEqualTo("1");
        assertThat(core.containsProperty("left-out")).isFalse();
        assertThat(core.getBodyBuffer().readByte()).isEqualTo((byte) 7);
    }

    @Test
    @DisplayName("what is another provider's is left to JMS")
    void others() {
        Message message = (Message) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BytesMessage.class}, (proxy, method, arguments) -> null);

        assertThat(verbatim.of(message, name -> false, Map.of())).isEmpty();
    }

    /** As the client has it from the broker: JMS would not have let anybody write it. */
    private static ClientMessage received() {
        ClientMessage core = new ClientMessageImpl(ClientMessage.BYTES_TYPE, true, 0, 0, (byte) 4, 100);
        core.getBodyBuffer().writeByte((byte) 7);
        core.putBytesProperty("of bytes", new byte[] {1});
        core.putIntProperty("JMS_AMQP_MA_x-opt", 2);
        core.putStringProperty("left-out", "x");
        return core;
    }
}
