package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.utils.UUIDGenerator;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.message.JmsMessage;

/** The clients that the contract admits: each sends in its own way what it is given. */
enum ForeignClient {

    AMQP {
        @Override
        void send(Credentials credentials, List<Parcel> parcels) {
            URI broker = URI.create(credentials.get("broker.url"));
            var connections = new JmsConnectionFactory("amqp://" + broker.getHost() + ":" + broker.getPort());
            try (JMSContext context = connections.createContext(credentials.get("broker.user"), credentials.get("broker.password"))) {
                for (Parcel parcel : parcels) {
                    JMSProducer producer = context.createProducer()
                            .setDisableMessageID(!parcel.withIds())
                            .setDisableMessageTimestamp(!parcel.withIds());
                    JmsMessage message = (JmsMessage) (parcel.asText() ? context.createTextMessage(parcel.body()) : bytes(context, parcel));
                    // Not by JMS, which has neither such types nor such names.
                    for (Map.Entry<String, Object> property : parcel.properties().entrySet()) {
                        message.getFacade().setProperty(property.getKey(), property.getValue() instanceof byte[] bytes
                                ? new org.apache.qpid.proton.amqp.Binary(bytes)
                                : property.getValue());
                    }
                    producer.send(context.createTopic(parcel.topic()), message);
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }

        private BytesMessage bytes(JMSContext context, Parcel parcel) throws JMSException {
            BytesMessage message = context.createBytesMessage();
            message.writeBytes(parcel.body().getBytes(UTF_8));
            return message;
        }
    },

    STOMP {
        @Override
        void send(Credentials credentials, List<Parcel> parcels) {
            URI broker = URI.create(credentials.get("broker.url"));
            try (Socket socket = new Socket(broker.getHost(), broker.getPort())) {
                frame(socket, "CONNECT\naccept-version:1.1\nhost:orderflow\nlogin:" + credentials.get("broker.user") + "\npasscode:"
                        + credentials.get("broker.password") + "\n\n", "CONNECTED");
                for (Parcel parcel : parcels) {
                    StringBuilder head =
                            new StringBuilder("SEND\ndestination:" + parcel.topic() + "\ndestination-type:MULTICAST\nreceipt:1\n");
                    parcel.properties().forEach((name, value) -> head.append(name).append(':').append(value).append('\n'));
                    if (!parcel.asText()) {
                        head.append("content-length:").append(parcel.body().getBytes(UTF_8).length).append('\n');
                    }
                    frame(socket, head + "\n" + parcel.body(), "RECEIPT");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Sends a frame and reads the one that answers it. */
        private void frame(Socket socket, String frame, String answer) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write((frame + "\0").getBytes(UTF_8));
            out.flush();
            StringBuilder read = new StringBuilder();
            int next;
            while ((next = socket.getInputStream().read()) > 0) {
                read.append((char) next);
            }
            if (!read.toString().strip().startsWith(answer)) {
                throw new IllegalStateException("No " + answer + " but: " + read);
            }
        }
    },

    CORE {
        @Override
        void send(Credentials credentials, List<Parcel> parcels) {
            try (var locator = ActiveMQClient.createServerLocator(credentials.get("broker.url"));
                    var sessions = locator.createSessionFactory();
                    ClientSession session = sessions.createSession(
                            credentials.get("broker.user"), credentials.get("broker.password"), false, true, true, false, 0);
                    ClientProducer producer = session.createProducer()) {
                for (Parcel parcel : parcels) {
                    ClientMessage message;
                    if (parcel.asText()) {
                        message = session.createMessage(ClientMessage.TEXT_TYPE, true);
                        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(parcel.body()));
                    } else {
                        // It does not say of what type it is: who does not think of JMS leaves that out.
                        message = session.createMessage(true);
                        message.getBodyBuffer().writeBytes(parcel.body().getBytes(UTF_8));
                    }
                    if (parcel.withIds()) {
                        message.setUserID(UUIDGenerator.getInstance().generateUUID());
                    }
                    // Who sends again after a crash says by this that it is the same.
                    message.putStringProperty("_AMQ_DUPL_ID", UUID.randomUUID().toString());
                    parcel.properties().forEach(message::putObjectProperty);
                    producer.send(SimpleString.of(parcel.topic()), message);
                }
            } catch (Exception e) { // what createSessionFactory declares
                throw new IllegalStateException(e);
            }
        }
    };

    /**
     * What is sent.
     *
     * @param asText or else as bytes
     * @param withIds with the ids that the protocol knows
     */
    record Parcel(String topic, String body, boolean asText, boolean withIds, Map<String, Object> properties) {}

    /** Sends them one after the other, and returns when the broker has them. */
    abstract void send(Credentials credentials, List<Parcel> parcels);
}
