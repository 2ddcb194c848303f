package dev.orderflow.operations.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.orderflow.messaging.Broker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.UUID;

/**
 * Questions to the broker's management. A question is a message to a special address, with the name of an operation and a JSON array of
 * its parameters; the answer is a JSON array with one element.
 *
 * <p>Answers come to a queue of the broker's configuration and not to a temporary one: the application may create no queue.
 */
@ApplicationScoped
class BrokerManagement {

    private static final String ADDRESS = "activemq.management";
    private static final String ANSWERS = "orderflow.replies";
    private static final long PATIENCE_MILLIS = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Broker broker;

    /** Begins a row of questions; to be closed. Waits for a broker that is away. */
    Conversation begin() {
        return new Conversation(broker.connect());
    }

    /** A row of questions, one after the other. */
    static final class Conversation implements AutoCloseable {

        private final JMSContext context;
        private final String id = UUID.randomUUID().toString();
        private final Queue management;
        private final Queue answers;
        private final JMSConsumer consumer;

        private Conversation(JMSContext context) {
            this.context = context;
            this.management = context.createQueue(ADDRESS);
            this.answers = context.createQueue(ANSWERS);
            this.consumer = context.createConsumer(answers, "JMSCorrelationID = '" + id + "'");
        }

        /**
         * Asks and waits for the answer.
         *
         * @param resource {@code broker}, or {@code queue.<name>}
         * @return what the operation returns; a text that holds JSON is read; missing where it returns nothing
         * @throws IllegalStateException when the broker refuses, or is silent for three seconds
         */
        JsonNode ask(String resource, String operation, Object... parameters) throws JMSException {
            TextMessage question = context.createTextMessage(json(parameters));
            question.setStringProperty("_AMQ_ResourceName", resource);
            question.setStringProperty("_AMQ_OperationName", operation);
            question.setJMSCorrelationID(id);
            question.setJMSReplyTo(answers);
            context.createProducer().send(management, question);
            Message answer = consumer.receive(PATIENCE_MILLIS);
            if (!(answer instanceof TextMessage text)) {
                throw new IllegalStateException("The broker does not answer " + operation + " of " + resource + ".");
            }
            if (!text.getBooleanProperty("_AMQ_OperationSucceeded")) {
                throw new IllegalStateException("The broker refuses " + operation + " of " + resource + ": " + text.getText());
            }
            return result(text.getText());
        }

        private static JsonNode result(String answer) {
            if (answer == null) {
                return MissingNode.getInstance();
            }
            JsonNode result = read(answer).path(0);
            return result.isTextual() ? read(result.textValue()) : result;
        }

        private static String json(Object[] parameters) {
            try {
                return JSON.writeValueAsString(parameters);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("Parameters of the broker are texts, numbers and truth values.", e);
            }
        }

        private static JsonNode read(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The broker did not answer in JSON.", e);
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
