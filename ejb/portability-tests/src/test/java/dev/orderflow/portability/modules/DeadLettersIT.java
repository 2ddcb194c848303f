package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Expectation;
import dev.orderflow.deadletters.Action;
import dev.orderflow.deadletters.Cases;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.DeadLetterSearch;
import dev.orderflow.deadletters.Desk;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.GivenBack;
import dev.orderflow.deadletters.GroupKey;
import dev.orderflow.deadletters.GroupNote;
import dev.orderflow.deadletters.GroupRetry;
import dev.orderflow.deadletters.Groups;
import dev.orderflow.deadletters.Investigation;
import dev.orderflow.deadletters.NotDead;
import dev.orderflow.deadletters.QueueLook;
import dev.orderflow.deadletters.RetryReturns;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Fact;
import dev.orderflow.events.UnreadableEvent;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("deadletters, without the modules whose messages failed")
class DeadLettersIT {

    private static final String PAYMENT = "payment.orders";
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final UnreadSubscription payment = new UnreadSubscription(PAYMENT);

    @Inject
    OtherModules others;

    @Inject
    Cases cases;

    @Inject
    Desk desk;

    @Inject
    GroupRetry groupRetry;

    @Inject
    RetryReturns returns;

    @Inject
    Groups groups;

    @Inject
    Investigation investigation;

    @Inject
    DeadLetterSearch search;

    @Inject
    QueueLook look;

    @Inject
    EventJson json;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("deadletters");
    }

    @Test
    @DisplayName("DEADLETTERS-P3 what dies again after a retry is the same case, in its next round")
    void nextRound() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String id = dead(order);

        desk.retry(id, "anna");
        Queues.bury(PAYMENT, order.id());

        eventually(() -> assertThat(casesAbout(order)).containsExactly(id + " DEAD 2"));
        assertThat(cases.actionsOn(id)).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo(Action.What.RETRIED);
            assertThat(action.round()).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("DEADLETTERS-P4 a retry gives the message back to the subscription that failed, and to no other")
    void givenBackToOne() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String id = dead(order);

        desk.retry(id, "anna");

        assertThat(casesAbout(order)).containsExactly(id + " RETRIED 1");
        eventually(() -> assertThat(payment.factsAbout(order.id())).containsExactly(order.placed()));
        // What they heard when it was published.
        assertThat(new UnreadSubscription("inventory.orders").factsAbout(order.id())).hasSize(1);
        assertThat(new UnreadSubscription("history.orders").factsAbout(order.id())).hasSize(1);
        assertThat(new UnreadSubscription("shipping.orders").factsAbout(order.id())).isEmpty();
    }

    @Test
    @DisplayName("DEADLETTERS-P5 a retry whose transaction is rolled back has not been: the dead letter is where it was")
    void rolledBack() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String id = dead(order);
        int before = Queues.deadLetters(PAYMENT);

        transaction.begin();
        desk.retry(id, "anna");
        transaction.rollback();

        eventually(() -> assertThat(Queues.deadLetters(PAYMENT)).isEqualTo(before));
        assertThat(casesAbout(order)).containsExactly(id + " DEAD 1");
        assertThat(cases.actionsOn(id)).isEmpty();
        assertThat(payment.factsAbout(order.id())).isEmpty();
    }

    @Test
    @DisplayName("DEADLETTERS-P6 DEADLETTERS-P7 an edit that is against the schema is refused; one that is not sends the corrected message,"
            + " and the archive has the original, what was sent and the difference")
    void edited() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String good = bodyOf(order.placed(), NOON);
        String bad = good.replaceAll("\"quantity\":\\d+", "\"quantity\":0");
        send("OrderPlaced", order.placed(), bad, "quantity");
        String id = buried(order);

        assertThatThrownBy(() -> desk.edit(id, bad, "a try", "anna")).isInstanceOf(UnreadableEvent.class);
        assertThat(casesAbout(order)).containsExactly(id + " DEAD 1");
        assertThat(desk.edit(id, good, "nothing was ordered", "anna")).isTrue();

        assertThat(casesAbout(order)).containsExactly(id + " EDITED 1");
        eventually(() -> assertThat(payment.factsAbout(order.id())).containsExactly(order.placed()));
        assertThat(cases.actionsOn(id)).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo(Action.What.EDITED);
            assertThat(action.who()).isEqualTo("anna");
            assertThat(action.reason()).isEqualTo("nothing was ordered");
            assertThat(action.at()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(action.bodyBefore()).isEqualTo(bad);
            assertThat(action.bodyAfter()).isEqualTo(good);
            assertThat(action.diff()).isEqualTo("[{\"op\":\"replace\",\"path\":\"/data/lines/0/quantity\",\"value\":1}]");
        });
    }

    @Test
    @DisplayName("DEADLETTERS-P4 DEADLETTERS-P8 a retry of many sends no more than its limit, in the order of their events")
    void limited() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String cause = "cause of " + order.id();
        sendAt(NOON.plusSeconds(2), order.cancelled(), cause);
        sendAt(NOON.plusSeconds(1), order.confirmed(), cause);
        sendAt(NOON, order.placed(), cause);
        Queues.bury(PAYMENT, order.id());
        eventually(() -> assertThat(casesAbout(order)).hasSize(3));

        Filter alike = new Filter(Optional.empty(), Optional.empty(), Optional.of("UnreadableEvent: " + cause));
        String retry = groupRetry.begin(alike, Optional.of(2), 1_000, "anna").id();

        eventually(() -> assertThat(run(retry)).containsExactly("DONE 2"));
        eventually(() -> assertThat(payment.factsAbout(order.id())).containsExactly(order.placed(), order.confirmed()));
        assertThat(Sql.find("select type from deadletters.dead_letter where subject = ? and state = 'DEAD'", order.id()))
                .containsExactly("OrderCancelled");
    }

    @Test
    @DisplayName("DEADLETTERS-P8 what fails again while a retry of many goes on is not sent again by it; DEADLETTERS-P12 it is"
            + " listed with it")
    void failsAgainMeanwhile() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String type = "Type" + UUID.randomUUID();
        send(type, order.placed(), bodyOf(order.placed(), NOON), "the type");
        String id = buried(order);

        Filter ofType = new Filter(Optional.empty(), Optional.of(type), Optional.empty());
        String retry = groupRetry.begin(ofType, Optional.empty(), 1_000, "anna").id();
        eventually(() -> assertThat(casesAbout(order)).containsExactly(id + " RETRIED 1"));
        Queues.bury(PAYMENT, order.id());

        eventually(() -> assertThat(casesAbout(order)).containsExactly(id + " DEAD 2"));
        eventually(() -> assertThat(run(retry)).containsExactly("DONE 1"));
        assertThat(casesAbout(order)).containsExactly(id + " DEAD 2");
        assertThat(returns.page(retry, 0, 9)).extracting(it -> it.letter().id()).containsExactly(id);
    }

    @Test
    @DisplayName("DEADLETTERS-P11 what is noted about a group is part of the transaction under way, and stays when the group is empty;"
            + " DEADLETTERS-P13 a search finds it; DEADLETTERS-P15 what was given back is told by group")
    void noted() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String type = "Type" + UUID.randomUUID();
        send(type, order.placed(), bodyOf(order.placed(), NOON), "the type");
        String id = buried(order);
        GroupKey group = new GroupKey(PAYMENT, type, cases.find(id).orElseThrow().cause());

        transaction.begin();
        investigation.note(group, Optional.of("a ticket"), Optional.of("ben"), "anna", Expectation.NONE);
        transaction.rollback();
        assertThat(groups.note(group)).isEqualTo(GroupNote.none(group));

        investigation.note(group, Optional.of("a ticket"), Optional.of("ben"), "anna", Expectation.NONE);
        Filter all = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(groups.find(all, Optional.of(type), Instant.now(), 9)).singleElement().satisfies(found -> {
            assertThat(found.note().investigatedBy()).contains("ben");
            assertThat(found.perHour().get(Groups.HOURS - 1)).isEqualTo(1);
        });
        assertThat(search.find(all, type, Optional.empty(), 9).letters()).extracting(DeadLetter::id).containsExactly(id);

        desk.retry(id, "anna");
        assertThat(groups.givenBack(Instant.now().minusSeconds(60), 99)).extracting(GivenBack::group).contains(group);
        assertThat(groups.note(group).text()).contains("a ticket");
    }

    @Test
    @DisplayName("DEADLETTERS-P9 what is removed by hand, in the console, shows as removed")
    void removedByHand() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String id = dead(order);
        // What has come just now gets some seconds before it counts as missing.
        Sql.execute("update deadletters.dead_letter set dead_since = now() - interval '1 minute' where id = ?", id);

        Queues.removeDeadLetters(PAYMENT, order.id());

        eventually(() -> {
            look.atAll();
            assertThat(casesAbout(order)).containsExactly(id + " REMOVED 1");
        });
        assertThat(cases.actionsOn(id)).singleElement().satisfies(action -> assertThat(action.who()).isEqualTo(Action.CONSOLE));
        assertThatThrownBy(() -> desk.retry(id, "anna")).isInstanceOf(NotDead.class);
    }

    @Test
    @DisplayName("DEADLETTERS-P6 what is discarded leaves the queue, and the archive has it, who did it and why")
    void discarded() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        String id = dead(order);
        int before = Queues.deadLetters(PAYMENT);

        desk.discard(id, "of no use", "anna");

        eventually(() -> assertThat(Queues.deadLetters(PAYMENT)).isEqualTo(before - 1));
        assertThat(casesAbout(order)).containsExactly(id + " DISCARDED 1");
        assertThat(payment.factsAbout(order.id())).isEmpty();
        assertThat(cases.actionsOn(id)).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo(Action.What.DISCARDED);
            assertThat(action.who()).isEqualTo("anna");
            assertThat(action.reason()).isEqualTo("of no use");
            assertThat(json.read(action.bodyBefore()).fact()).isEqualTo(order.placed());
        });
    }

    /** The order was published, and is a dead letter of payment: the id of its case. */
    private String dead(SampleOrder order) throws Exception {
        others.say(order.placed());
        return buried(order);
    }

    private static String buried(SampleOrder order) throws Exception {
        Queues.bury(PAYMENT, order.id());
        eventually(() -> assertThat(casesAbout(order)).hasSize(1));
        return Sql.find("select id from deadletters.dead_letter where subject = ?", order.id()).get(0);
    }

    private static List<String> casesAbout(SampleOrder order) throws Exception {
        return Sql.find("select id || ' ' || state || ' ' || rounds from deadletters.dead_letter where subject = ?", order.id());
    }

    private static List<String> run(String retry) throws Exception {
        return Sql.find("select state || ' ' || retried from deadletters.retry_run where id = ?", retry);
    }

    private void sendAt(Instant time, Fact fact, String cause) throws Exception {
        send(EventType.of(fact).typeName(), fact, bodyOf(fact, time), cause);
    }

    private String bodyOf(Fact fact, Instant time) {
        return json.write(new Event(UUID.randomUUID().toString(), time, Optional.empty(), fact));
    }

    /** To payment alone, with the cause that its listener would have added. */
    private void send(String type, Fact about, String body, String cause) throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("jms/orderflow");
        try (JMSContext context = connections.createContext()) {
            context.createProducer()
                    .setProperty("ce_id", json.readUnopened(body).id())
                    .setProperty("ce_type", type)
                    .setProperty("ce_subject", about.orderId())
                    .setProperty("ce_dataschema", EventType.of(about).dataSchema())
                    .setProperty("traceparent", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01")
                    .setProperty("JMSXGroupID", about.orderId())
                    .setProperty("orderflow_cause", cause)
                    .send(context.createTopic("orders::" + PAYMENT), body);
        }
    }
}
