"""Events: types, parties, status, dates and places from sentences of our own."""

from hypothesis import given
from hypothesis import strategies as st

from mizan.model import Document, Event
from mizan.reading.events.booking import book_events
from mizan.reading.reader import analyse


def events(text: str, published: str | None = "2021-06-15") -> list[Event]:
    found = [c.record for c in book_events(analyse(Document.of(text, published=published)))]
    assert all(isinstance(record, Event) for record in found)
    return [record for record in found if isinstance(record, Event)]


def coded(text: str) -> list[tuple[str, str | None]]:
    return [(record.event_type, record.mode) for record in events(text)]


def test_a_visit_has_a_guest_and_a_host() -> None:
    (record,) = events("زار وزير الخارجية التركي الدوحة أمس.")
    assert (record.event_type, record.mode, record.status) == ("CONSULT", "visit", "occurred")
    assert (record.actors, record.recipients) == (("TUR",), ("QAT",))


def test_the_guest_may_stand_before_the_verb() -> None:
    (record,) = events("رئيس وزراء اليابان زار الهند.")
    assert (record.actors, record.recipients) == (("JPN",), ("IND",))


def test_the_host_may_be_the_subject() -> None:
    (record,) = events("استقبل الرئيس الفرنسي إيمانويل ماكرون وزير الخارجية الأردني أيمن الصفدي.")
    assert (record.event_type, record.mode) == ("CONSULT", "visit")
    assert (record.actors, record.recipients) == (("JOR",), ("FRA",))


def test_a_visit_carried_out() -> None:
    (record,) = events("قام رئيس وزراء ماليزيا بزيارة إلى تركيا.")
    assert (record.mode, record.actors, record.recipients) == ("visit", ("MYS",), ("TUR",))


def test_a_visit_told_in_a_relative_clause() -> None:
    (record,) = events("أثارت الزيارة التي قام بها أمير الكويت إلى الصين اهتماما واسعا.")
    assert (record.mode, record.actors, record.recipients) == ("visit", ("KWT",), ("CHN",))


def test_a_state_behind_a_verb_of_visiting_is_the_host() -> None:
    (record,) = events("قال الوزير الماليزي إنه سيزور فيتنام ولاوس.")
    assert (record.actors, record.recipients) == (("MYS",), ("VNM", "LAO"))


def test_what_a_relative_clause_tells_of_is_no_party_before_it() -> None:
    (record,) = events("عارضت الحكومة النرويجية العقوبات التي فرضتها أستراليا على فيجي.")[-1:]
    assert (record.actors, record.recipients) == (("AUS",), ("FJI",))


def test_a_party_may_be_told_of_between_the_subject_and_its_verb() -> None:
    (record,) = events("النرويج، التي تجاور فنلندا، أدانت بيرو.")
    assert (record.actors, record.recipients) == (("NOR",), ("PER",))


def test_the_parties_to_an_occasion_are_not_those_of_the_act() -> None:
    (record,) = events(
        "التقى الوزيران النرويجي والتشيلي. وتم الاتفاق على تطوير التجارة في إطار الحوار بين بيرو وكندا."
    )[-1:]
    assert set(record.actors) == {"NOR", "CHL"}


def test_a_participle_tells_what_the_subject_does_besides() -> None:
    (record,) = events("قال وزير الخارجية التشيلي إن القرار خاطئ، متهما بيرو بالتصعيد.")
    assert (record.event_type, record.actors, record.recipients) == ("ACCUSE", ("CHL",), ("PER",))


def test_a_possessive_agrees_with_its_owner() -> None:
    (record,) = events("رحب الوزير النرويجي ببيان تشيلي بعد انتقادها لأستراليا.")[-1:]
    assert (record.event_type, record.actors, record.recipients) == ("ACCUSE", ("CHL",), ("AUS",))


def test_who_meets_counterparts_is_a_party_too() -> None:
    (record,) = events("تحدث الوزير النرويجي بعد محادثات مع نظيريه التشيلي والأسترالي.")
    assert set(record.actors) == {"NOR", "CHL", "AUS"}


def test_the_joint_body_of_two_states_is_both() -> None:
    (record,) = events("عقدت اللجنة النرويجية التشيلية المشتركة اجتماعا في أوسلو.")
    assert set(record.actors) == {"NOR", "CHL"}


def test_who_invites_acts_and_who_is_invited_receives() -> None:
    (record,) = events("وجه الرئيس التشيلي دعوة إلى ملك النرويج لزيارة سانتياغو.")
    assert (record.actors, record.recipients, record.status) == (("CHL",), ("NOR",), "planned")
    (record,) = events("تلقى ملك النرويج دعوة من الرئيس التشيلي لزيارة سانتياغو.")
    assert (record.actors, record.recipients) == (("CHL",), ("NOR",))


def test_what_is_called_unfit_stands_before_it() -> None:
    (record,) = events("قالت الحكومة النرويجية إن تشيلي مسؤولة عن الهجوم.")
    assert (record.event_type, record.actors, record.recipients) == ("ACCUSE", ("NOR",), ("CHL",))


def test_a_plural_in_another_case_is_no_subject() -> None:
    (record,) = events("انتقد الأستراليين وزير الخارجية التشيلي.")
    assert (record.actors, record.recipients) == (("CHL",), ("AUS",))


def test_europeans_are_the_union() -> None:
    (record,) = events("فرضت تشيلي رسوما على الصناعات الأوروبية.")
    assert (record.event_type, record.recipients) == ("SANCTION", ("EU",))


def test_whom_a_sentence_first_names_is_the_subject_of_its_verb() -> None:
    (record,) = events("أما الرئيس التشيلي فاتهم بيرو بنشر الفوضى.")
    assert (record.actors, record.recipients) == (("CHL",), ("PER",))


def test_an_embassy_is_opened_by_the_state_whose_it_is() -> None:
    (record,) = events("أعيد افتتاح السفارة السعودية في دمشق.")
    assert (record.event_type, record.actors, record.recipients) == ("SUPPORT", ("SAU",), ("SYR",))


def test_a_hostile_act_decided_has_occurred() -> None:
    (record,) = events("قررت بولندا طرد ثلاثة دبلوماسيين روس.")
    assert (record.status, record.recipients) == ("occurred", ("RUS",))


def test_a_joint_act_has_no_recipients() -> None:
    (record,) = events("عقد وزيرا خارجية مصر واليونان محادثات في أثينا.")
    assert record.event_type == "CONSULT"
    assert (set(record.actors), record.recipients) == ({"EGY", "GRC"}, ())


def test_signing_is_support_by_all() -> None:
    (record,) = events("وقعت الهند مع البرازيل اتفاقية لتبادل الطلاب.")
    assert (record.event_type, set(record.actors), record.recipients) == ("SUPPORT", {"IND", "BRA"}, ())


def test_a_passive_signing() -> None:
    (record,) = events("تم توقيع اتفاقية بين الهند والبرازيل.")
    assert (record.event_type, set(record.actors)) == ("SUPPORT", {"IND", "BRA"})


def test_a_cooperative_act_to_come_is_a_planned_agreement() -> None:
    for text in (
        "سيزور الرئيس الفرنسي المغرب الأسبوع المقبل.",
        "من المقرر أن يزور الرئيس الفرنسي المغرب.",
        "يعتزم الرئيس الفرنسي زيارة المغرب.",
    ):
        (record,) = events(text)
        assert (record.event_type, record.status) == ("AGREE", "planned")
        assert (record.actors, record.recipients) == (("FRA",), ("MAR",))


def test_a_hostile_act_to_come_keeps_its_type() -> None:
    (record,) = events("ستفرض اليابان عقوبات على كوريا الشمالية.")
    assert (record.event_type, record.status) == ("SANCTION", "planned")
    assert (record.actors, record.recipients) == (("JPN",), ("PRK",))


def test_a_denied_act_is_negated() -> None:
    (record,) = events("لم يوقع لبنان اتفاقية مع قبرص.")
    assert (record.event_type, record.status) == ("SUPPORT", "negated")


def test_an_act_that_may_come_is_hypothetical() -> None:
    (record,) = events("قد تفرض اليابان عقوبات على كوريا الشمالية.")
    assert record.status == "hypothetical"


def test_the_same_verb_by_its_object() -> None:
    assert coded("قطعت الجزائر علاقاتها الدبلوماسية مع المغرب.")[0][0] == "SANCTION"
    assert coded("فتحت الإمارات سفارة لها في كازاخستان.")[0][0] == "SUPPORT"
    assert coded("قدمت الكويت مساعدات إنسانية إلى السودان.")[0][0] == "AID"


def test_envoys_summoned_recalled_and_expelled() -> None:
    (record,) = events("استدعت إسبانيا السفير المغربي لديها.")
    assert (record.event_type, record.actors, record.recipients) == ("ACCUSE", ("ESP",), ("MAR",))
    (record,) = events("سحبت تركيا سفيرها من النمسا.")
    assert (record.event_type, record.actors, record.recipients) == ("SANCTION", ("TUR",), ("AUT",))
    (record,) = events("طردت بولندا ثلاثة دبلوماسيين روس.")
    assert (record.event_type, record.actors, record.recipients) == ("SANCTION", ("POL",), ("RUS",))


def test_an_accusation() -> None:
    (record,) = events("اتهمت إثيوبيا مصر بعرقلة المفاوضات.")
    assert (record.event_type, record.actors, record.recipients) == ("ACCUSE", ("ETH",), ("EGY",))


def test_an_act_taken_up_again_is_told_once() -> None:
    text = "زار الرئيس الفرنسي المغرب يوم الاثنين. ووصف الرئيس هذه الزيارة بالمهمة."
    assert len([record for record in events(text) if record.mode == "visit"]) == 1


def test_a_country_named_without_an_act_is_no_event() -> None:
    assert events("تقع الهند في جنوب آسيا.") == []


def test_the_date_is_that_told_with_the_act() -> None:
    (record,) = events("وقعت الهند والبرازيل اتفاقية في مارس 2019.")
    assert record.date == "2019-03"
    (record,) = events("زار الرئيس الفرنسي المغرب في 3 مايو 2018.")
    assert record.date == "2018-05-03"


def test_the_place_is_a_city_as_written() -> None:
    (record,) = events("عقد وزيرا خارجية مصر واليونان محادثات في أثينا.")
    assert record.place == "أثينا"


def test_the_evidence_is_the_clause() -> None:
    text = "زار الرئيس الفرنسي المغرب، ووقعت الهند والبرازيل اتفاقية."
    first, second = events(text)
    assert first.evidence.end <= second.evidence.start
    assert {first.event_type, second.event_type} == {"CONSULT", "SUPPORT"}


WORDS = "زار وزير الخارجية التركي مصر ، و اتفاقية مع وقعت بين لم قد س . سيزور في إلى عقوبات على أن التي هذه الزيارة"
words = st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join)


@given(st.one_of(st.text(max_size=80), words))
def test_any_text_is_read_and_quoted_exactly(text: str) -> None:
    document = Document.of(text)
    for candidate in book_events(analyse(document)):
        evidence = candidate.record.evidence
        assert document.text[evidence.start : evidence.end] == evidence.words


def test_a_threat_that_serves_pressure_is_aimed_at_whom_the_pressure_is_on() -> None:
    (record,) = events("تعتمد فرنسا في علاقاتها المغربية الجزائرية الضغط على النيجر من خلال التهديد بفرض عقوبات.")
    assert (record.event_type, record.actors, record.recipients) == ("THREATEN", ("FRA",), ("NER",))
