package dev.pgtrace.base.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolsTest {
    @Test
    void mapsLikeAHashMap() {
        Random random = new Random(1);
        Map<Long, Integer> twin = new HashMap<>();
        LongIntMap map = new LongIntMap();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(3000) - 1500L;
            twin.put(key, i);
            map.put(key, i);
        }
        assertThat(map.size()).isEqualTo(twin.size());
        for (long key = -2000; key < 2000; key++) {
            assertThat(map.get(key)).isEqualTo(twin.getOrDefault(key, -1));
        }
    }

    @Test
    void givesEqualBytesTheSameId() {
        BytesPool pool = new BytesPool(1000, 64);
        byte[] text = "orders lineitems orders".getBytes(UTF_8);
        int orders = pool.id(text, 0, 6);
        int items = pool.id(text, 7, 16);
        assertThat(pool.id(text, 17, 23)).isEqualTo(orders).isNotEqualTo(items);
        assertThat(new String(pool.snapshot()[items], UTF_8)).isEqualTo("lineitems");
    }

    @Test
    void keepsNoMoreThanItsLimits() {
        BytesPool pool = new BytesPool(10, 4);
        for (int i = 0; i < 1000; i++) {
            byte[] name = ("n" + i).getBytes(UTF_8);
            pool.id(name, 0, name.length);
        }
        assertThat(pool.size()).isEqualTo(11);
        assertThat(pool.isFull()).isTrue();
        byte[] other = "another".getBytes(UTF_8);
        assertThat(new String(pool.snapshot()[pool.id(other, 0, 7)], UTF_8)).isEqualTo("(others)");
        assertThat(pool.id(new byte[] {'n', '1'}, 0, 2)).isEqualTo(1);
    }

    @Test
    void hashesTheSameOnEveryMachine() {
        byte[] bytes = "select 1".getBytes(UTF_8);
        assertThat(Hashes.of(bytes, 0, bytes.length)).isEqualTo(Hashes.of(" select 1".getBytes(UTF_8), 1, 9));
        assertThat(Hashes.mix(0)).isEqualTo(0xe220a8397b1dcdafL);
    }
}
