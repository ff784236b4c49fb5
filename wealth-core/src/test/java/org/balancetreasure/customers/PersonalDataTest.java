package org.balancetreasure.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    private final PersonalData personalData = new PersonalData(key(0));

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "张三", "110101199003077758", "欧阳𠮷·Ábel O'Brien"})
    void givesBackWhatItEncrypted(String text) {
        assertThat(personalData.decrypt(personalData.encrypt(text))).isEqualTo(text);
    }

    @Test
    void encryptsTheSameTextDifferentlyEachTime() {
        assertThat(personalData.encrypt("张三")).isNotEqualTo(personalData.encrypt("张三"));
    }

    @Test
    void noticesEveryChangedBit() {
        byte[] stored = personalData.encrypt("张三");
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] tampered = stored.clone();
            tampered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> personalData.decrypt(tampered)).as("bit " + bit)
                    .isInstanceOf(IllegalStateException.class);
        }
        byte[] shorter = Arrays.copyOf(stored, stored.length - 1);
        assertThatThrownBy(() -> personalData.decrypt(shorter)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNotReadWithAnotherKey() {
        PersonalData other = new PersonalData(key(1));
        assertThatThrownBy(() -> other.decrypt(personalData.encrypt("张三"))).hasMessageContaining("PERSONAL_DATA_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void saysHowToMakeAKeyWhenThereIsNone(String key) {
        assertThatThrownBy(() -> new PersonalData(key)).hasMessageContaining("32 random bytes in Base64");
    }
}
