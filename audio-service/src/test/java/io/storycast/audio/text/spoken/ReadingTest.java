package io.storycast.audio.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

  private static final Reading SPELLING_OUT = new Reading(true, Lexicon.empty());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Plain numbers
          She has 3 cats and 12 dogs.             | She has three cats and twelve dogs.
          He counted 1,234 steps.                 | He counted one thousand two hundred thirty-four steps.
          Pi is 3.14 or so.                       | Pi is three point one four or so.
          A 10-year-old boy won.                  | A ten-year-old boy won.
          Only 0.5 seconds were left.             | Only zero point five seconds were left.
          "I am 7," he said.                      | "I am seven," he said.
          2 came.                                 | two came.
          Over 1500 people came.                  | Over one thousand five hundred people came.
          # Ordinals
          It was her 21st birthday.               | It was her twenty-first birthday.
          The 3rd and the 12th day.               | The third and the twelfth day.
          # Years
          She was born in 1998.                   | She was born in nineteen ninety-eight.
          In 2005, he left.                       | In two thousand five, he left.
          It was sold in 1905 and in 2024.        | It was sold in nineteen oh-five and in twenty twenty-four.
          The war from 1939 to 1945 was long.     | The war from nineteen thirty-nine to nineteen forty-five was long.
          The war of 1939–1945 was long.          | The war of nineteen thirty-nine to nineteen forty-five was long.
          The 1998 World Cup began.               | The nineteen ninety-eight World Cup began.
          Music of the 1990s and the '80s.        | Music of the nineteen nineties and the eighties.
          1984 was hot.                           | nineteen eighty-four was hot.
          # Dates
          On January 5, 2024, it snowed.          | On January fifth, twenty twenty-four, it snowed.
          On Jan. 5 it snowed.                    | On January fifth it snowed.
          It began on May 3rd.                    | It began on May third.
          On 5 May 1945 it ended.                 | On the fifth of May nineteen forty-five it ended.
          On the 4th of July they danced.         | On the fourth of July they danced.
          In March 2020 all stood still.          | In March twenty twenty all stood still.
          It is due 2024-03-01.                   | It is due March first, twenty twenty-four.
          # Times
          We met at 7:30 p.m. on Monday.          | We met at seven thirty PM on Monday.
          We met at 5 p.m.                        | We met at five PM.
          The train left at 7:05.                 | The train left at seven oh five.
          Lunch is at 12:00.                      | Lunch is at twelve o'clock.
          The film began at 19:45.                | The film began at nineteen forty-five.
          He woke at 6am and ate.                 | He woke at six AM and ate.
          # Money
          It costs $5.                            | It costs five dollars.
          It costs $1,234.50 today.               | It costs one thousand two hundred thirty-four dollars and fifty cents today.
          It costs $0.99 or £1.01.                | It costs ninety-nine cents or one pound and one penny.
          He found a $5 bill.                     | He found a five-dollar bill.
          It cost $2.5 million to build.          | It cost two point five million dollars to build.
          Tea is €3, or 3€.                       | Tea is three euros, or three euros.
          It is $5–$10 a piece.                   | It is five dollars to ten dollars a piece.
          # Shares and measures
          About 50% of them left.                 | About fifty percent of them left.
          It grew by 3.5 % in May.                | It grew by three point five percent in May.
          It was 20°C, or -5 °F.                  | It was twenty degrees Celsius, or minus five degrees Fahrenheit.
          He ran 5 km and lost 1 kg.              | He ran five kilometers and lost one kilogram.
          It is a 5 km walk.                      | It is a five-kilometer walk.
          She drove 60 mph.                       | She drove sixty miles per hour.
          # Fractions
          Add 1/2 cup of milk and 3/4 of it.      | Add one half cup of milk and three quarters of it.
          It took 2 1/2 hours.                    | It took two and a half hours.
          It took 2½ hours.                       | It took two and a half hours.
          # Ranges and scores
          Read pages 5-10 and 12–15.              | Read pages five to ten and twelve to fifteen.
          They won 3-2.                           | They won three to two.
          # Titles, names and abbreviations
          Mr. Smith met Dr. Jones.                | Mr Smith met Doctor Jones.
          Mr. and Mrs. Lee ran 6 ft. or so.       | Mr and Mrs Lee ran six feet or so.
          Prof. Lee and Capt. Cook agreed.        | Professor Lee and Captain Cook agreed.
          J. R. R. Tolkien met C.S. Lewis.        | J R R Tolkien met C S Lewis.
          She joined the U.S. Army.               | She joined the U S Army.
          He lives in the U.S.                    | He lives in the U S.
          Tom Jones Jr. came, e.g. by bus.        | Tom Jones Junior came, for example by bus.
          We live on Main St. near St. Mary's.    | We live on Main Street near Saint Mary's.
          Apples, pears, etc.                     | Apples, pears, et cetera.
          No. 5 is on p. 12 (see Vol. 3).         | Number five is on page twelve (see Volume three).
          It is us vs. them, i.e. hard.           | It is us versus them, that is hard.
          Tom & Jerry ran.                        | Tom and Jerry ran.
          She has a Ph.D. in physics.             | She has a PhD in physics.
          # Roman numerals
          King Henry VIII had six wives.          | King Henry the eighth had six wives.
          Queen Elizabeth I reigned.              | Queen Elizabeth the first reigned.
          World War II began.                     | World War two began.
          Chapter IV                              | Chapter four
          In the XIX century it rained.           | In the nineteenth century it rained.
          """)
  void saysInEnglish(String written, String spoken) {
    assertThat(SPELLING_OUT.of(written, "en")).isEqualTo(spoken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent 007 came.",
        "Call 911 now.",
        "She is in room 101.",
        "Call 555-1234 or 555 123 4567.",
        "Use version 2.0.1 now.",
        "It happened on 9/11.",
        "We are open 24/7.",
        "It was 5/1/2024.",
        "R2-D2 took the A4 with COVID-19 and an MP3.",
        "The number was 1998.",
        "He owes her the $5 bill.",
        "The ratio is 3:2.",
        "Elizabeth I think so.",
        "Mary I am sorry.",
        "The part I liked was good.",
        "Vitamin C. is good.",
        "It is 5m long.",
        "Card 1234 5678 9012 3456.",
        "The IP is 192.168.0.1.",
        "He said 12345678901234567890 times.",
        "I said so.",
        "Why me?",
      })
  void leavesToTheModelWhatIsNotCertain(String written) {
    assertThat(SPELLING_OUT.of(written, "en")).isEqualTo(written);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Sie hat 21 Katzen.                  | Sie hat einundzwanzig Katzen.
          de | Er ist seit 1998 hier.              | Er ist seit neunzehnhundertachtundneunzig hier.
          de | Es kostet 3,5 Euro.                 | Es kostet drei Komma fünf Euro.
          de | Etwa 50 % gingen für 20 €.          | Etwa fünfzig Prozent gingen für zwanzig Euro.
          de | Es waren 1.200 Leute da.            | Es waren eintausendzweihundert Leute da.
          de | 2024 regnete es.                    | zweitausendvierundzwanzig regnete es.
          de | Am 3. Oktober um 7:30 Uhr kam er.   | Am 3. Oktober um 7:30 Uhr kam er.
          de | Er hat 1 Hund und 101 Katzen.       | Er hat 1 Hund und 101 Katzen.
          de | Um 7 Uhr kam Bus 007.               | Um 7 Uhr kam Bus 007.
          fr | Elle a 16 chats.                    | Elle a seize chats.
          fr | Né en 1998, il a 80 livres.         | Né en mille neuf cent quatre-vingt-dix-huit, il a quatre-vingts livres.
          fr | Il a 21 ans et 3,5 % de chance.     | Il a 21 ans et trois virgule cinq pour cent de chance.
          fr | Le 2e train part à 7 h 30.          | Le 2e train part à 7 h 30.
          es | Tiene 16 gatos.                     | Tiene dieciséis gatos.
          es | Nació en 1998 con 50 % de suerte.   | Nació en mil novecientos noventa y ocho con cincuenta por ciento de suerte.
          es | Hay 1200 casas y 1.200 vacas.        | Hay 1200 casas y 1.200 vacas.
          es | Tiene 21 casas y 200 vacas.         | Tiene 21 casas y 200 vacas.
          zh | 他有3只猫，1998年出生。               | 他有3只猫，1998年出生。
          ja | 彼は3匹の猫を飼っています。           | 彼は3匹の猫を飼っています。
          it | Ha 3 gatti e Dr. Rossi.             | Ha 3 gatti e Dr. Rossi.
          """)
  void writesOutInOtherLanguagesOnlyNumbersThatNeverBend(
      String language, String written, String spoken) {
    assertThat(SPELLING_OUT.of(written, language)).isEqualTo(spoken);
  }

  @Test
  void speaksAsWrittenWhenNotAskedToSpellOut() {
    assertThat(Reading.asWritten().of("Mr. Smith has 3 cats.", "en"))
        .isEqualTo("Mr. Smith has 3 cats.");
  }

  @Test
  void spellsOutAroundTermsOfTheLexiconButNotInside() {
    Reading reading = new Reading(true, Lexicon.parse(List.of("B2B\tbee to bee", "Nguyen\tWin")));

    assertThat(reading.of("Dr. Nguyen has 3 B2B shops.", "en"))
        .isEqualTo("Doctor Win has three bee to bee shops.");
  }
}
