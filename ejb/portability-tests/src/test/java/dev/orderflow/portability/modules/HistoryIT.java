package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.StockReserved;
import dev.orderflow.history.Chronicle;
import dev.orderflow.history.StatusChange;
import dev.orderflow.history.StatusChange.Status;
import dev.orderflow.history.StatusFeed;
import dev.orderflow.history.StatusListener;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("history, without the other modules")
class HistoryIT {

    @Inject
    OtherModules others;

    @Inject
    Chronicle chronicle;

    @Inject
    StatusFeed feed;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("history");
    }

    @Test
    @DisplayName("HISTORY-P1 an event is kept as it was received and whatever its type, once, however often it is delivered")
    void keptOnce() throws Exception {
        String order = UUID.randomUUID().toString();
        String praised = "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\",\"source\":\"/elsewhere\","
                + "\"type\":\"OrderPraised\",\"time\":\"2026-11-22T09:31:00Z\", \"subject\" : \"" + order + "\",\"stars\":5,\"data\":null}";

        send(praised, order);
        send(praised, order);

        Queues.awaitEmpty("history.shipping");
        eventually(() -> assertThat(chronicle.of(order)).containsExactly(praised));
    }

    @Test
    @DisplayName("HISTORY-P3 the events of all topics about an order are told together")
    void allTopics() {
        SampleOrder order = SampleOrder.oneBook();

        others.say(order.placed());
        others.say(new PaymentAuthorized(order.id(), order.total(), SampleOrder.EUR));
        others.say(new StockReserved(order.id(), List.of(new StockReserved.Line(order.sku(), 1))));
        others.say(order.confirmed());

        eventually(() -> assertThat(chronicle.of(order.id()))
                .hasSize(4)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("\"OrderPlaced\""),
                        text -> assertThat(text).contains("\"PaymentAuthorized\""),
                        text -> assertThat(text).contains("\"StockReserved\""),
                        text -> assertThat(text).contains("\"OrderConfirmed\"")));
    }

    @Test
    @DisplayName("HISTORY-P4 who listens is told of each change of status, and of a fact that is told again only once")
    void feed() {
        SampleOrder order = SampleOrder.oneBook();
        List<StatusChange> told = new CopyOnWriteArrayList<>();
        StatusListener listener = told::addAll;
        feed.join(listener);
        try {
            others.say(order.placed());
            eventually(() -> assertThat(told).extracting(StatusChange::status).containsExactly(Status.PLACED));
            others.say(order.placed());
            others.say(order.cancelled());

            eventually(() -> assertThat(told).extracting(StatusChange::status).containsExactly(Status.PLACED, Status.CANCELLED));
            assertThat(told).allMatch(change -> change.orderId().equals(order.id()));
            assertThat(told.get(1).reason()).contains("changed my mind");
        } finally {
            feed.leave(listener);
        }
    }

    /** To the subscription alone. */
    private static void send(String event, String order) throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("jms/orderflow");
        try (JMSContext context = connections.createContext()) {
            var message = context.createTextMessage(event);
            message.setStringProperty("ce_subject", order);
            context.createProducer().send(context.createTopic("shipping::history.shipping"), message);
        }
    }
}
