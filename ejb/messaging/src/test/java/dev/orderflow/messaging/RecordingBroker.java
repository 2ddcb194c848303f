package dev.orderflow.messaging;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A broker that only remembers what it was sent. */
final class RecordingBroker extends Broker {

    /** A message and the topic that it was sent to. */
    record Sent(String topic, Message message) {}

    final List<Sent> sent = new ArrayList<>();
    int openContexts;
    int connections;

    @Override
    public JMSContext connect() {
        openContexts++;
        connections++;
        return proxy(JMSContext.class, (context, method, arguments) -> switch (method.getName()) {
            case "createTextMessage" -> RecordedMessage.toSend((String) arguments[0]);
            case "createTopic" -> (Topic) () -> (String) arguments[0];
            case "createProducer" -> producer();
            case "close" -> {
                openContexts--;
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private JMSProducer producer() {
        return proxy(JMSProducer.class, (producer, method, arguments) -> {
            if (!"send".equals(method.getName())) {
                // The default of a producer is what the contract asks for: persistent, for ever, of normal priority.
                throw new UnsupportedOperationException(method.toString());
            }
            sent.add(new Sent(((Topic) arguments[0]).getTopicName(), (Message) arguments[1]));
            return producer;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
