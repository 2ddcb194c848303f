package dev.orderflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.messaging.BrokersDisk;
import dev.orderflow.orders.Orders;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogTest {

    @ParameterizedTest
    @CsvSource({"0,false,true", "49,false,true", "50,false,false", "99,false,false", "100,true,false", "1000000,true,false"})
    @DisplayName("IMPORTS-P5 an import pauses when the backlog is full, and goes on when half of it is decided")
    void pauses(int undecided, boolean full, boolean room) {
        pauses(backlog(" 100 ", undecided), full, room);
    }

    @ParameterizedTest
    @CsvSource({"0,false,true", "1,true,false"})
    @DisplayName("IMPORTS-P5 with a backlog of one order an import still gets on")
    void smallest(int undecided, boolean full, boolean room) {
        pauses(backlog("1", undecided), full, room);
    }

    @Test
    @DisplayName("IMPORTS-P5 an import pauses while the broker's disk is full, however few orders wait")
    void brokersDiskFull() {
        Backlog backlog = backlog("100", 0);

        backlog.brokersDisk.seen(true);
        pauses(backlog, true, false);

        backlog.brokersDisk.seen(false);
        pauses(backlog, false, true);
    }

    private static void pauses(Backlog backlog, boolean full, boolean room) {
        assertThat(backlog.isFull()).isEqualTo(full);
        assertThat(backlog.hasRoom()).isEqualTo(room);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "1000000000", "1e3"})
    @DisplayName("A setting that is no number of orders is refused and named")
    void wrong(String setting) {
        assertThatThrownBy(() -> backlog(setting, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ORDERFLOW_IMPORT_BACKLOG");
    }

    private static Backlog backlog(String setting, int undecided) {
        Backlog backlog = new Backlog();
        backlog.setting = setting;
        backlog.brokersDisk = new BrokersDisk();
        backlog.orders = (Orders) Proxy.newProxyInstance(
                Orders.class.getClassLoader(),
                new Class<?>[] {Orders.class},
                (proxy, method, arguments) -> Math.min(undecided, (Integer) arguments[0]));
        backlog.read();
        return backlog;
    }
}
