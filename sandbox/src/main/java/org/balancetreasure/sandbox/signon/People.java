package org.balancetreasure.sandbox.signon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who may sign in now, in the order in which they were added. */
final class People {

    private final Map<Integer, Person> people = new ConcurrentSkipListMap<>();

    /** Whoever is there already stays. */
    synchronized void add(Person person) {
        if (find(person.subject()).isEmpty()) {
            people.put(people.size(), person);
        }
    }

    Optional<Person> find(String subject) {
        return people.values().stream().filter(person -> person.subject().equals(subject)).findFirst();
    }

    List<Person> all() {
        return new ArrayList<>(people.values());
    }
}
