/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Given and family names of the communities that the sample programme serves. */

#include "sample/mp-sample-names.h"

#define WORDS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const MpSampleScriptName arabic_names[] = {
  { "Amina", "أمينة" }, { "Layla", "ليلى" },   { "Nour", "نور" },
  { "Yusuf", "يوسف" },  { "Khalid", "خالد" }, { "Omar", "عمر" },
  { NULL, NULL },
};

static const MpSampleScriptName ukrainian_names[] = {
  { "Oksana", "Оксана" }, { "Daryna", "Дарина" }, { "Yuliia", "Юлія" },
  { "Taras", "Тарас" },   { "Andrii", "Андрій" }, { "Mykola", "Микола" },
  { NULL, NULL },
};

static const MpSampleScriptName chinese_names[] = {
  { "Mei", "美" }, { "Xin Yi", "欣怡" }, { "Wei", "伟" }, { "Jun", "俊" }, { NULL, NULL },
};

static const MpSampleCommunity communities[] = {
  {
    .share = 36,
    .women = WORDS ("Abigail", "Ainsley", "Alice", "Beth", "Brianna", "Catriona", "Charlotte",
                    "Claire", "Eilidh", "Emma", "Erin", "Fiona", "Flora", "Grace", "Hannah",
                    "Heather", "Isla", "Jessie", "Kate", "Lauren", "Mairi", "Margaret", "Megan",
                    "Morag", "Olivia", "Rachel", "Sheila", "Sophie"),
    .men = WORDS ("Aidan", "Alasdair", "Angus", "Archie", "Blair", "Cameron", "Colin", "Connor",
                  "Donald", "Duncan", "Ethan", "Evan", "Fraser", "Graham", "Hector", "Hugh",
                  "Ian", "Jack", "Kenneth", "Liam", "Logan", "Malcolm", "Neil", "Noah", "Owen",
                  "Rory", "Stewart", "Wallace"),
    .families = WORDS ("Barkhouse", "Beaton", "Bezanson", "Bishop", "Cameron", "Chisholm",
                       "Coldwell", "Corkum", "Crouse", "Eisnor", "Fraser", "Gillis", "Hatt",
                       "Hirtle", "Illsley", "Joudrey", "Knickle", "MacAskill", "MacDonald",
                       "MacIsaac", "MacKinnon", "MacLellan", "MacNeil", "Naugler", "O'Brien",
                       "Parker", "Rafuse", "Rand", "Ritcey", "Sutherland", "Tupper", "Veinot",
                       "Wentzell", "Whynot", "Woodworth", "Zinck", "Zwicker"),
    .languages = WORDS ("English", "English", "English", "English, French", "English, Gaelic"),
  },
  {
    .share = 17,
    .women = WORDS ("Adèle", "Aurélie", "Céleste", "Chantal", "Élise", "Évangéline", "Françoise",
                    "Geneviève", "Hélène", "Josée", "Léa", "Marie-Ève", "Mélanie", "Mireille",
                    "Noëlla", "Renée", "Solange", "Thérèse", "Zoé"),
    .men = WORDS ("Alphée", "André", "Anselme", "Benoît", "Étienne", "Félix", "François",
                  "Gérald", "Jean-Guy", "Jérémie", "Léandre", "Mathieu", "Médée", "Noël",
                  "Raphaël", "Rémi", "Sébastien", "Théo", "Zacharie"),
    .families = WORDS ("Amirault", "Aucoin", "Babin", "Belliveau", "Boudreau", "Bourque",
                       "Comeau", "Cottreau", "d'Entremont", "Deveau", "Doucet", "Gaudet",
                       "LeBlanc", "LeFort", "Melanson", "Muise", "Pothier", "Robichaud",
                       "Saulnier", "Surette", "Thériault", "Thibodeau"),
    .languages = WORDS ("French, English", "French, English", "French"),
    .french = TRUE,
  },
  {
    .share = 11,
    .women = WORDS ("Ana", "Cheyenne", "Jasmine", "Kerri-Lynn", "Ma'li", "Maqalit", "Mary Rose",
                    "Shaylynn", "Talia", "Terri"),
    .men = WORDS ("Anli", "Brayden", "Joel", "Keanu", "Lui", "Noel", "Pie'l", "Sa'n", "Tuma",
                  "Tyson"),
    .families = WORDS ("Bernard", "Christmas", "Denny", "Francis", "Googoo", "Gould", "Isaac",
                       "Johnson", "Julian", "Knockwood", "Marshall", "Paul", "Phillips",
                       "Prosper", "Sylliboy", "Toney"),
    .languages = WORDS ("Mi'kmaw, English", "English, Mi'kmaw", "English"),
  },
  {
    .share = 9,
    .women = WORDS ("Aaliyah", "Destiny", "Imani", "Jada", "Kiara", "Naomi", "Portia", "Rosalyn",
                    "Simone", "Tiana"),
    .men = WORDS ("Amari", "Darius", "Deon", "Elijah", "Isaiah", "Jalen", "Malik", "Marcus",
                  "Terrell", "Xavier"),
    .families = WORDS ("Beals", "Borden", "Bundy", "Carvery", "Clyke", "Colley", "Cromwell",
                       "Downey", "Fells", "Ince", "Jarvis", "Langford", "Paris", "Provo",
                       "Simmonds", "Smithers", "Sparks", "Tynes"),
    .languages = WORDS ("English"),
  },
  {
    .share = 8,
    .women = WORDS ("Amina", "Dalal", "Hala", "Layla", "Nour", "Rania", "Salma", "Yasmin",
                    "Zaynab"),
    .men = WORDS ("Bilal", "Fadi", "Hassan", "Ibrahim", "Khalid", "Omar", "Samir", "Tariq",
                  "Yusuf"),
    .families = WORDS ("Abboud", "Al-Hamid", "Al-Masri", "Barakat", "Darwish", "El-Khoury",
                       "Farah", "Haddad", "Khalil", "Mansour", "Nassar", "Qasim", "Saleh",
                       "Zaidan"),
    .languages = WORDS ("Arabic, English", "Arabic, French, English", "Arabic"),
    .scripts = arabic_names,
  },
  {
    .share = 7,
    .women = WORDS ("Anastasiia", "Daryna", "Iryna", "Kateryna", "Nadiia", "Oksana", "Olena",
                    "Solomiia", "Yuliia"),
    .men = WORDS ("Andrii", "Bohdan", "Dmytro", "Maksym", "Mykola", "Oleh", "Ruslan", "Taras",
                  "Yaroslav"),
    .families = WORDS ("Bondarenko", "Havryliuk", "Ivanchuk", "Koval", "Kravchuk", "Lysenko",
                       "Melnyk", "Moroz", "Petrenko", "Rudenko", "Savchenko", "Shevchuk",
                       "Tkachenko", "Yushchak"),
    .languages = WORDS ("Ukrainian, English", "Ukrainian", "Ukrainian, Polish, English"),
    .scripts = ukrainian_names,
  },
  {
    .share = 5,
    .women = WORDS ("Anjali", "Gurleen", "Harpreet", "Lakshmi", "Meera", "Priya", "Simran"),
    .men = WORDS ("Arjun", "Gurpreet", "Jaspreet", "Manoj", "Navdeep", "Rohan", "Vikram"),
    .families = WORDS ("Bhatt", "Dhillon", "Gill", "Iyer", "Kaur", "Kurian", "Mathew", "Nair",
                       "Patel", "Sandhu", "Sharma", "Varghese"),
    .languages = WORDS ("Punjabi, English", "Malayalam, English", "Hindi, English"),
  },
  {
    .share = 4,
    .women = WORDS ("Angelica", "Divina", "Jocelyn", "Liezel", "Maricel", "Rowena"),
    .men = WORDS ("Arnel", "Bayani", "Efren", "Jericho", "Noel", "Ramon"),
    .families = WORDS ("Bautista", "Dela Cruz", "Garcia", "Ilagan", "Magsaysay", "Ocampo",
                       "Reyes", "Santos", "Villanueva"),
    .languages = WORDS ("Tagalog, English", "English, Tagalog"),
  },
  {
    .share = 2,
    .women = WORDS ("Adaeze", "Chidinma", "Folake", "Ngozi", "Temitope"),
    .men = WORDS ("Babatunde", "Chukwudi", "Emeka", "Olumide", "Tunde"),
    .families = WORDS ("Adebayo", "Akande", "Balogun", "Eze", "Nwosu", "Okafor", "Okonkwo"),
    .languages = WORDS ("English, Yoruba", "English, Igbo"),
  },
  {
    .share = 1,
    .women = WORDS ("Mei", "Xin Yi", "Thu Trang"),
    .men = WORDS ("Jun", "Minh", "Wei"),
    .families = WORDS ("Chen", "Lam", "Li", "Nguyễn", "Phạm", "Wong", "Zhang"),
    .languages = WORDS ("Mandarin, English", "Cantonese, English", "Vietnamese, English"),
    .scripts = chinese_names,
  },
};

/**
 * mp_sample_community_pick:
 * @random: where the numbers come from
 *
 * Returns: (transfer none): a community, each as often as its share says
 */
const MpSampleCommunity *
mp_sample_community_pick (MpSampleRandom *random)
{
  guint ticket = mp_sample_random_below (random, 100);

  for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
    {
      if (ticket < communities[i].share)
        return &communities[i];
      ticket -= communities[i].share;
    }

  g_assert_not_reached ();
}

/**
 * mp_sample_community_french:
 *
 * Returns: (transfer none): the community of the French schools
 */
const MpSampleCommunity *
mp_sample_community_french (void)
{
  return &communities[1];
}

/**
 * mp_sample_community_native:
 * @community: where the person comes from
 * @given: their given name
 *
 * Returns: (nullable): the name in its own script, or %NULL where there is no other script
 */
const char *
mp_sample_community_native (const MpSampleCommunity *community,
                            const char              *given)
{
  const MpSampleScriptName *name = community->scripts;

  for (; name != NULL && name->latin != NULL; name++)
    if (g_str_equal (name->latin, given))
      return name->native;

  return NULL;
}
