-- What plans order of a day comes before what the sweep takes for idle, also where one look finds both due.
ALTER TABLE night_step MODIFY step ENUM('PLAN', 'SWEEP', 'CLOSE', 'SEND', 'TURN_DAY', 'TRANSFER', 'CONFIRM_TRANSFER', 'QUOTE', 'CONFIRM',
  'INCOME', 'REGISTER', 'PROVE') NOT NULL;
